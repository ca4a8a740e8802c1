package io.watchkeeper.plan.operation;

/** Nothing was done, and that is known; the message says why, and holds no credential. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDone(String why) {
        super(why, null, false, false);
    }
}
