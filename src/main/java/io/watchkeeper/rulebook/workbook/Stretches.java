package io.watchkeeper.rulebook.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one part, which end with a {@link Refusal} at a tag or a text that is longer than any cell: who parses XML keeps each whole. */
final class Stretches extends FilterInputStream {
    private final String part;
    private int stretch;

    Stretches(InputStream bytes, String part) {
        super(bytes);
        this.part = part;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
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
        return read;
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
