package io.watchkeeper.diagnosis.check;

/** A check that cannot be made; the message says why, and holds no credential. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CheckFailed(String why) {
        super(why, null, false, false);
    }
}
