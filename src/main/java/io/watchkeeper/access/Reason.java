package io.watchkeeper.access;

import java.util.List;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Why somebody does what takes something from others: the record keeps it. */
public record Reason(String text) {
    /** For what needs none. */
    public static final Reason NONE = new Reason("");

    private static final int LONGEST = 500;
    private static final String ALLOWED = "the query parameter reason, 1 to " + LONGEST + " characters";

    /**
     * One that may be left out.
     *
     * @param given null for none
     * @throws ProblemException 422 for a text that cannot be kept
     */
    public static Reason optional(String given) {
        String text = given == null ? "" : given.strip();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw refused("REASON_UNUSABLE", "The reason cannot be kept (reason).", "该原因无法保存（reason）。");
        }
        return new Reason(text);
    }

    /** @throws ProblemException 422 where none is given, and as {@link #optional} */
    public static Reason demanded(String given) {
        Reason reason = optional(given);
        if (reason.text().isEmpty()) {
            throw refused("REASON_REQUIRED", "A reason is needed (reason).", "需要填写原因（reason）。");
        }
        return reason;
    }

    private static ProblemException refused(String code, String en, String zh) {
        return ProblemException.unprocessable(
                "Say why: the record keeps it.", List.of(Flaw.of(code, en, zh).allowing(ALLOWED)));
    }
}
