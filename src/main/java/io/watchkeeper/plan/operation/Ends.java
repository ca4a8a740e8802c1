package io.watchkeeper.plan.operation;

import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.remote.CommandEnd;

/** What the end of a command says about whether something was done. */
final class Ends {
    private static final int LONGEST = 1000;

    private Ends() {}

    static Outcome outcome(CommandEnd end) {
        if (end instanceof CommandEnd.NotBegun unbegun) {
            return new Outcome.Failed(unbegun.why());
        }
        if (end instanceof CommandEnd.Unknown unknown) {
            return new Outcome.Unknown(unknown.why());
        }
        var exited = (CommandEnd.Exited) end;
        if (exited.code() != 0) {
            return new Outcome.Failed("the command ended with " + exited.code() + said(exited.last()));
        }
        return new Outcome.Done(new TreeMap<>(Map.of("exit", "0", "stdout", shortened(exited.last()))));
    }

    /** A last line that is a JSON object tells outputs by name. */
    static Outcome withMembers(CommandEnd end) {
        if (outcome(end) instanceof Outcome.Done done) {
            var last = ((CommandEnd.Exited) end).last();
            var outputs = new TreeMap<>(Members.of(last.substring(last.lastIndexOf('\n') + 1)));
            outputs.putAll(done.outputs());
            return new Outcome.Done(outputs);
        }
        return outcome(end);
    }

    static String why(CommandEnd end) {
        if (outcome(end) instanceof Outcome.Failed failed) {
            return failed.why();
        }
        return outcome(end) instanceof Outcome.Unknown unknown ? unknown.why() : "";
    }

    private static String said(String last) {
        return last.isEmpty() ? "" : ": " + shortened(last);
    }

    /** The end, as that is where programs say what came of it. */
    private static String shortened(String text) {
        var plain = text.replace('\n', ' ').strip();
        return plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
    }
}
