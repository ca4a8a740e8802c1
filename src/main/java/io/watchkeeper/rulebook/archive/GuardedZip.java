package io.watchkeeper.rulebook.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An archive from outside: plain files of different names, within limits. Nothing of it is written to a disk, and what it states of sizes is not believed. */
public final class GuardedZip implements AutoCloseable {
    private final ZipFile zip;
    private final ZipLimits limits;
    private final ZipRefusals refusals;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long spent;

    private GuardedZip(ZipFile zip, ZipLimits limits, ZipRefusals refusals) {
        this.zip = zip;
        this.limits = limits;
        this.refusals = refusals;
    }

    /** Fails with one of the refusals for anything but an archive of plain, differently named, not too many entries. */
    public static GuardedZip open(byte[] file, ZipLimits limits, ZipRefusals refusals) {
        var guarded = new GuardedZip(zip(file, refusals), limits, refusals);
        try {
            guarded.checkEntries();
            return guarded;
        } catch (RuntimeException refused) {
            guarded.close();
            throw refused;
        }
    }

    private static ZipFile zip(byte[] file, ZipRefusals refusals) {
        try {
            return ZipFile.builder().setByteArray(file).get();
        } catch (IOException | RuntimeException malformed) {
            throw refusals.broken("");
        }
    }

    private void checkEntries() {
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            var name = entry.getName();
            checkPlain(entry);
            // where upper case counts for nothing, one of the two would take the place of the other
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw refusals.twice(name);
            }
            if (names.size() > limits.entries()) {
                throw refusals.tooLarge("");
            }
            if (!entry.isDirectory()) {
                entries.put(name, entry);
            }
        }
    }

    private void checkPlain(ZipArchiveEntry entry) {
        if (!limits.allows(entry.getName()) || entry.isUnixSymlink()) {
            throw refusals.badName(entry.getName());
        }
        if (entry.getGeneralPurposeBit().usesEncryption()
                || entry.getMethod() != ZipArchiveEntry.DEFLATED && entry.getMethod() != ZipArchiveEntry.STORED) {
            throw refusals.broken(entry.getName());
        }
    }

    /** Of its files, in the order of the archive. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** Its files, in the same order. */
    public List<ZipArchiveEntry> entries() {
        return List.copyOf(entries.values());
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Its bytes, which end with a refusal as soon as they are more than they may be, and where they are not what the archive says. */
    public InputStream stream(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw refusals.broken(name);
        }
        try {
            return new GuardedBytes(zip.getInputStream(entry), entry, limits, refusals, this::spend);
        } catch (IOException | RuntimeException malformed) {
            throw refusals.broken(name);
        }
    }

    /** The whole file; fails as {@link #stream} does. */
    public byte[] bytes(String name) {
        try (var in = stream(name)) {
            return in.readAllBytes();
        } catch (IOException malformed) {
            throw refusals.broken(name);
        }
    }

    /** The bytes as they are stored. */
    public InputStream raw(ZipArchiveEntry entry) throws IOException {
        return zip.getRawInputStream(entry);
    }

    private void spend(long bytes) {
        spent += bytes;
        if (spent > limits.allBytes()) {
            throw refusals.tooLarge("");
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
