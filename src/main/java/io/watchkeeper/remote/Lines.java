package io.watchkeeper.remote;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Takes what a program writes and hands it on by the line. Remembers the last lines; a line without end is cut. */
final class Lines extends OutputStream {
    private static final int LONGEST = 4_000;
    private static final int REMEMBERED = 20;

    private final Consumer<String> to;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();

    Lines(Consumer<String> to) {
        this.to = to;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            end();
        } else if (begun.size() < LONGEST) {
            begun.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] octets, int from, int count) {
        for (int i = from; i < from + count; i++) {
            write(octets[i]);
        }
    }

    /** A last line without its end is one, too. */
    @Override
    public synchronized void close() {
        if (begun.size() > 0) {
            end();
        }
    }

    private void end() {
        var line = begun.toString(StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .stripTrailing();
        begun.reset();
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(line);
        to.accept(line);
    }

    synchronized String last() {
        return String.join("\n", last);
    }
}
