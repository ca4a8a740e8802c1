package io.watchkeeper.journal;

/** The store did not commit: what was sent may be delivered again. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(Throwable cause) {
        super("the store did not commit", cause);
    }
}
