package io.watchkeeper.rulebook.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The inflated bytes of one entry. */
final class GuardedBytes extends FilterInputStream {
    private final ZipArchiveEntry entry;
    private final ZipLimits limits;
    private final ZipRefusals refusals;
    private final LongConsumer spent;
    private final CRC32 crc = new CRC32();
    private long count;

    /** @param spent told of the bytes as they come */
    GuardedBytes(
            InputStream inflated, ZipArchiveEntry entry, ZipLimits limits, ZipRefusals refusals, LongConsumer spent) {
        super(inflated);
        this.entry = entry;
        this.limits = limits;
        this.refusals = refusals;
        this.spent = spent;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = inflate(bytes, offset, length);
        if (read < 0) {
            if (crc.getValue() != entry.getCrc()) {
                throw refusals.broken(entry.getName());
            }
            return read;
        }
        crc.update(bytes, offset, read);
        count += read;
        spent.accept(read);
        if (limits.exceeded(count, entry.getCompressedSize())) {
            throw refusals.tooLarge(entry.getName());
        }
        return read;
    }

    /** The library fails on some damage with exceptions of its own. */
    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (RuntimeException malformed) {
            throw refusals.broken(entry.getName());
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(8192, bytes)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
