package io.watchkeeper.rulebook.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import io.watchkeeper.problem.ProblemException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An archive from outside: plain files of different names, within limits. Nothing of it is written to a disk. */
final class GuardedZip implements AutoCloseable {
    static final int ENTRIES = 5_000;

    private static final int FILE_BYTES = 8 << 20;
    private static final long ALL_BYTES = 64 << 20;
    /** Of inflated to stored bytes, above {@link #SMALL_BYTES}. */
    private static final int RATIO = 100;

    private static final int SMALL_BYTES = 1 << 20;
    /** Segments without control characters, colons and backslashes, parted by single slashes. */
    private static final Pattern PLAIN =
            Pattern.compile("[^/\\\\:\\p{Cntrl}\\p{Cf}]+(?:/[^/\\\\:\\p{Cntrl}\\p{Cf}]+)*/?");

    private static final Pattern CLIMBING = Pattern.compile("(?:^|.*/)\\.{1,2}(?:/.*|$)");

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new TreeMap<>();
    private long spent;

    private GuardedZip(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws ProblemException 422 for anything but an archive of plain, differently named, not too many entries */
    static GuardedZip open(byte[] file) {
        var guarded = new GuardedZip(zip(file));
        try {
            guarded.checkEntries();
            return guarded;
        } catch (ProblemException refused) {
            guarded.close();
            throw refused;
        }
    }

    private static ZipFile zip(byte[] file) {
        try {
            return ZipFile.builder().setByteArray(file).get();
        } catch (IOException | RuntimeException malformed) {
            throw ArchiveRefusal.broken("");
        }
    }

    private void checkEntries() {
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            var name = entry.getName();
            plain(entry, name);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw ArchiveRefusal.of("DUPLICATE_ENTRY", name, "It holds two entries of one name.", "压缩包中有两个同名条目。");
            }
            if (names.size() > ENTRIES) {
                throw ArchiveRefusal.tooLarge("");
            }
            if (!entry.isDirectory()) {
                entries.put(name, entry);
            }
        }
    }

    private static void plain(ZipArchiveEntry entry, String name) {
        if (!PLAIN.matcher(name).matches() || CLIMBING.matcher(name).matches() || entry.isUnixSymlink()) {
            throw ArchiveRefusal.of(
                    "BAD_ENTRY_NAME",
                    name,
                    "It holds an entry whose name is no plain path, or a link.",
                    "压缩包中有条目的名称不是普通路径，或为链接。");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()
                || entry.getMethod() != ZipArchiveEntry.DEFLATED && entry.getMethod() != ZipArchiveEntry.STORED) {
            throw ArchiveRefusal.broken(name);
        }
    }

    /** Of its files, sorted. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** @throws ProblemException 422 as soon as it is larger than it may be, and where it is not what the archive says */
    byte[] bytes(String name) {
        var entry = entries.get(name);
        var bytes = new ByteArrayOutputStream();
        try (var in = zip.getInputStream(entry)) {
            var buffer = new byte[16 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                spent += read;
                limit(entry, bytes.size());
            }
        } catch (IOException | RuntimeException malformed) {
            throw malformed instanceof ProblemException refused ? refused : ArchiveRefusal.broken(name);
        }
        var sum = new CRC32();
        sum.update(bytes.toByteArray());
        if (sum.getValue() != entry.getCrc()) {
            throw ArchiveRefusal.broken(name);
        }
        return bytes.toByteArray();
    }

    private void limit(ZipArchiveEntry entry, long size) {
        boolean swollen = size > SMALL_BYTES && size / RATIO > Math.max(1, entry.getCompressedSize());
        if (swollen || size > FILE_BYTES || spent > ALL_BYTES) {
            throw ArchiveRefusal.tooLarge(entry.getName());
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
}
