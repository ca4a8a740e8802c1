package io.watchkeeper.rulebook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The parts of an uploaded workbook by name, behind all checks that need no look into them. */
final class Archive implements AutoCloseable {
    private static final int[] OLE = {0xd0, 0xcf, 0x11, 0xe0};
    private static final int[] ZIP = {'P', 'K', 3, 4};

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries = new ArrayList<>();
    private long spent;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws Refusal for anything but an archive of plain, differently named, not too many parts */
    static Archive open(byte[] file) {
        if (file.length > Limits.FILE_BYTES) {
            throw new Refusal(tooLarge(""));
        }
        if (startsWith(file, OLE)) {
            throw new Refusal(Finding.of(
                            "OLD_OR_ENCRYPTED",
                            "This is an old .xls file, or a workbook with a password.",
                            "这是旧版 .xls 文件，或设置了打开密码的工作簿。")
                    .advising(
                            "Save it as .xlsx (Excel Workbook) without a password.", "请另存为 .xlsx（Excel 工作簿），且不要设置密码。"));
        }
        if (!startsWith(file, ZIP)) {
            throw new Refusal(Finding.of("NOT_A_WORKBOOK", "This file is no .xlsx workbook.", "该文件不是 .xlsx 工作簿。")
                    .advising("Save it as .xlsx, or upload it as CSV.", "请另存为 .xlsx，或按 CSV 上传。"));
        }
        var archive = new Archive(zip(file));
        try {
            archive.checkEntries();
            return archive;
        } catch (Refusal refused) {
            archive.close();
            throw refused;
        }
    }

    private static ZipFile zip(byte[] file) {
        try {
            return ZipFile.builder().setByteArray(file).get();
        } catch (IOException | RuntimeException malformed) {
            throw new Refusal(broken(""));
        }
    }

    private static boolean startsWith(byte[] file, int[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (file.length <= i || (file[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private void checkEntries() {
        var names = new HashSet<String>();
        long inflated = 0;
        var found = zip.getEntries();
        while (found.hasMoreElements()) {
            var entry = found.nextElement();
            plain(entry);
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new Refusal(Finding.of(
                                "DUPLICATE_PART",
                                "The file holds two parts of one name; programs would not agree which is meant.",
                                "文件中有两个同名部件，不同程序会读到不同内容。")
                        .found(entry.getName()));
            }
            inflated += Math.max(0, entry.getSize());
            if (names.size() > Limits.PARTS || inflated > Limits.ALL_BYTES) {
                throw new Refusal(tooLarge(entry.getName()));
            }
            if (!entry.isDirectory()) {
                entries.add(entry);
            }
        }
    }

    private static void plain(ZipArchiveEntry entry) {
        var name = entry.getName();
        if (!name.matches("[\\w.\\[][\\w .\\[\\]-]*(?:/[\\w.\\[][\\w .\\[\\]-]*)*/?") || name.contains("..")) {
            throw new Refusal(Finding.of(
                            "BAD_PART_NAME", "The file holds a part whose name is no plain path.", "文件中有部件的名称不是普通路径。")
                    .found(name));
        }
        boolean encrypted = entry.getGeneralPurposeBit().usesEncryption();
        if (encrypted || entry.getMethod() != ZipArchiveEntry.DEFLATED && entry.getMethod() != ZipArchiveEntry.STORED) {
            throw new Refusal(broken(name));
        }
    }

    List<String> names() {
        return entries.stream().map(ZipArchiveEntry::getName).toList();
    }

    List<ZipArchiveEntry> entries() {
        return List.copyOf(entries);
    }

    boolean has(String name) {
        return entry(name).isPresent();
    }

    /** The bytes of a part; they may end with a {@link Refusal}. */
    InputStream stream(String name) {
        var entry = entry(name).orElseThrow(() -> new Refusal(broken(name)));
        try {
            return new Bounded(
                    zip.getInputStream(entry),
                    name,
                    Math.max(1, entry.getCompressedSize()),
                    entry.getCrc(),
                    this::spend);
        } catch (IOException | RuntimeException malformed) {
            throw new Refusal(broken(name));
        }
    }

    /** The bytes of a part as they are stored. */
    InputStream raw(ZipArchiveEntry entry) throws IOException {
        return zip.getRawInputStream(entry);
    }

    private Optional<ZipArchiveEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.getName().equals(name)).findFirst();
    }

    private void spend(long bytes) {
        spent += bytes;
        if (spent > Limits.ALL_BYTES) {
            throw new Refusal(tooLarge(""));
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException impossible) {
            throw new IllegalStateException("it is in memory", impossible);
        }
    }

    static Finding tooLarge(String part) {
        return Finding.of(
                        "FILE_TOO_LARGE",
                        "The workbook is larger than a table can be: 16 MB as a file, 160 MB unpacked, 200 parts.",
                        "工作簿超出上限：文件 16 MB，解压后 160 MB，200 个部件。")
                .found(part)
                .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载工作簿，再把数据行复制进去。");
    }

    static Finding broken(String part) {
        return Finding.of("BROKEN_WORKBOOK", "The workbook is damaged.", "工作簿已损坏。")
                .found(part)
                .advising("Open it and save it again as .xlsx.", "请打开后重新另存为 .xlsx。");
    }
}
