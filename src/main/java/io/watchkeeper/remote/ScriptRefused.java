package io.watchkeeper.remote;

/** A script that was not run; the message says why. */
public final class ScriptRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptRefused(String why) {
        super(why, null, false, false);
    }
}
