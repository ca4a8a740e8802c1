package io.watchkeeper.plan.operation;

import java.util.TreeMap;

/** What the answer of a web server says about whether something was done. */
final class Answers {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private Answers() {}

    static Outcome outcome(SendingClient.Reply reply, Output output) {
        if (reply instanceof SendingClient.Reply.NotSent unsent) {
            return new Outcome.Failed(unsent.why());
        }
        if (reply instanceof SendingClient.Reply.NoAnswer silent) {
            return new Outcome.Unknown(silent.why());
        }
        var answered = (SendingClient.Reply.Answered) reply;
        output.line("HTTP " + answered.status());
        answered.body().lines().forEach(output::line);
        int status = answered.status();
        if (status >= OK && status < REDIRECT) {
            return done(answered);
        }
        var why = "the answer is " + status + " " + Members.shortened(answered.body());
        // a server, or one before it, that broke may have broken after it had done it
        return status >= SERVER_ERROR && status != NOT_IMPLEMENTED ? new Outcome.Unknown(why) : new Outcome.Failed(why);
    }

    /** With the plain members of a JSON answer, so that a later step can name what this one made. */
    private static Outcome done(SendingClient.Reply.Answered answered) {
        var outputs = new TreeMap<>(Members.of(answered.body()));
        outputs.put("status", Integer.toString(answered.status()));
        return new Outcome.Done(outputs);
    }
}
