package io.watchkeeper.rulebook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.rulebook.archive.GuardedZip;
import io.watchkeeper.rulebook.archive.ZipLimits;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The parts of an uploaded workbook by name, behind all checks that need no look into them. */
final class Archive implements AutoCloseable {
    private static final int[] OLE = {0xd0, 0xcf, 0x11, 0xe0};
    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final ZipLimits LIMITS = new ZipLimits(
            Pattern.compile("(?!.*\\.\\.)[\\w.\\[][\\w .\\[\\]-]*(?:/[\\w.\\[][\\w .\\[\\]-]*)*/?"),
            Limits.PARTS,
            Limits.PART_BYTES,
            Limits.ALL_BYTES);

    private final GuardedZip zip;

    private Archive(GuardedZip zip) {
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
        var archive = new Archive(GuardedZip.open(file, LIMITS, new PartRefusals()));
        if (archive.statedBytes() > Limits.ALL_BYTES) {
            archive.close();
            throw new Refusal(tooLarge(""));
        }
        return archive;
    }

    private static boolean startsWith(byte[] file, int[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (file.length <= i || (file[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** What an honest workbook needs, so that a large one is refused before it is read. */
    private long statedBytes() {
        return zip.entries().stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
    }

    List<String> names() {
        return zip.names();
    }

    List<ZipArchiveEntry> entries() {
        return zip.entries();
    }

    boolean has(String name) {
        return zip.has(name);
    }

    /** The bytes of a part; they may end with a {@link Refusal}. */
    InputStream stream(String name) {
        return new Stretches(zip.stream(name), name);
    }

    /** The bytes of a part as they are stored. */
    InputStream raw(ZipArchiveEntry entry) throws IOException {
        return zip.raw(entry);
    }

    @Override
    public void close() {
        zip.close();
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
