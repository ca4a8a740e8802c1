package io.watchkeeper.journal;

/** More waits to be decided than may wait; nothing of the post was taken. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int retryAfterSeconds;

    public Overloaded(int retryAfterSeconds) {
        super("too much waits to be decided", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
