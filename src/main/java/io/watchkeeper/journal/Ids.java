package io.watchkeeper.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Numbers for new rows, taken from blocks that the store hands out, so that a batch needs no round trip for them. Several batches draw at once, each of them as
 * many as it was promised at most.
 */
final class Ids {
    private final int blockSize;
    private final Deque<Long> blocks = new ArrayDeque<>();
    private long next;
    private long end;
    private long promised;

    Ids(int blockSize) {
        this.blockSize = blockSize;
    }

    /** @return how many blocks must be added before {@code count} more numbers can be promised; 0 when they are promised now */
    synchronized int promise(int count) {
        var missing = promised + count - (end - next) - (long) blocks.size() * blockSize;
        if (missing > 0) {
            return (int) ((missing + blockSize - 1) / blockSize);
        }
        promised += count;
        return 0;
    }

    synchronized void add(long firstOfBlock) {
        blocks.add(firstOfBlock);
    }

    /** Gives back a promise, used up or not. */
    synchronized void settle(int count) {
        promised -= count;
    }

    synchronized long take() {
        if (next == end) {
            next = blocks.remove();
            end = next + blockSize;
        }
        return next++;
    }
}
