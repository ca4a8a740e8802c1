package io.watchkeeper.diagnosis.check;

import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.facts.Evidence;

/**
 * What came of a check.
 *
 * @param status OK, NO_ANSWER or ERROR, as in {@link Evidence}
 * @param why in words, where there is no answer; never a credential
 */
public record Answer(String status, double value, String text, String why) {
    private static final int LONGEST = 500;

    public Answer {
        text = shortened(text);
        why = shortened(why);
    }

    public static Answer of(double value) {
        // a fact holds finite numbers only
        return Double.isFinite(value) ? new Answer(Evidence.OK, value, "", "") : none("the answer is " + value);
    }

    /** A number where the text is one. */
    public static Answer of(String text) {
        try {
            return of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException words) {
            return new Answer(Evidence.OK, 0, text, "");
        }
    }

    /** Asked in vain. */
    public static Answer none(String why) {
        return new Answer(Evidence.NO_ANSWER, 0, "", why);
    }

    /** Could not be asked. */
    public static Answer failed(String why) {
        return new Answer(Evidence.ERROR, 0, "", why);
    }

    /** The same as what it must be; what is something else could not be asked. */
    Answer as(CheckTraits.Result wanted) {
        if (!status.equals(Evidence.OK)) {
            return this;
        }
        return switch (wanted) {
            case ANY -> this;
            case NUMBER -> text.isEmpty() ? this : failed("the answer is no number: " + text);
            case TEXT -> text.isEmpty() ? new Answer(status, 0, said(), "") : this;
        };
    }

    /** A number as people write it. */
    private String said() {
        return String.valueOf(value).replaceAll("\\.0$", "");
    }

    boolean missing() {
        return status.equals(Evidence.NO_ANSWER);
    }

    private static String shortened(String text) {
        var plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
