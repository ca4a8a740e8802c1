package io.watchkeeper.rulebook.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

/**
 * The inflated bytes of one part, which end with a {@link Refusal} as soon as they are more than they may be, and where they are not what the archive says.
 */
final class Bounded extends FilterInputStream {
    private final String part;
    private final long stored;
    private final long sum;
    private final LongConsumer spent;
    private final CRC32 crc = new CRC32();
    private long count;
    private int stretch;

    /**
     * @param stored bytes of the part in the archive
     * @param sum the check sum that the archive states
     * @param spent told of the bytes as they come
     */
    Bounded(InputStream inflated, String part, long stored, long sum, LongConsumer spent) {
        super(inflated);
        this.part = part;
        this.stored = stored;
        this.sum = sum;
        this.spent = spent;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read < 0) {
            if (crc.getValue() != sum) {
                throw new Refusal(Archive.broken(part));
            }
            return read;
        }
        crc.update(bytes, offset, read);
        count += read;
        spent.accept(read);
        boolean swollen = count > Limits.SMALL_BYTES && count / Limits.RATIO > stored;
        if (swollen || count > Limits.PART_BYTES) {
            throw new Refusal(Archive.tooLarge(part));
        }
        stretches(bytes, offset, read);
        return read;
    }

    private void stretches(byte[] bytes, int offset, int read) {
        for (int i = offset; i < offset + read; i++) {
            stretch = bytes[i] == '>' ? 0 : stretch + 1;
            if (stretch > Limits.STRETCH_BYTES) {
                throw new Refusal(Finding.of(
                                "TEXT_TOO_LONG",
                                "The workbook holds a text that is longer than a cell can be.",
                                "工作簿中有超出单元格长度上限的文本。")
                        .found(part));
            }
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(8192, bytes)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
