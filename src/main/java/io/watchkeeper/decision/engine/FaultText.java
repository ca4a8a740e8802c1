package io.watchkeeper.decision.engine;

import java.util.regex.Pattern;

/** Finds the rule in what the engine says about a condition that threw: the exception itself does not carry it. */
final class FaultText {
    private static final Pattern RULE = Pattern.compile("Rule \"([^\"]+)\"");

    private FaultText() {}

    /** Empty where no rule is named. */
    static String rule(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            var found = RULE.matcher(String.valueOf(cause.getMessage()));
            if (found.find()) {
                return found.group(1);
            }
        }
        return "";
    }
}
