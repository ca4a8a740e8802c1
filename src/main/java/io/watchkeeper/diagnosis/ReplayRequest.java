package io.watchkeeper.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.facts.Evidence;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * What to conclude again, by which version, and with which answers instead of those that are stored.
 *
 * @param rulebookVersion null for the live one
 * @param evidence by node; null for none
 */
public record ReplayRequest(Long rulebookVersion, Map<String, Other> evidence) {
    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    private static final Set<String> STATUSES = Set.of(Evidence.OK, Evidence.NO_ANSWER, Evidence.ERROR);

    public ReplayRequest {
        evidence = evidence == null ? Map.of() : Map.copyOf(evidence);
    }

    /**
     * An answer that might have been given.
     *
     * @param status OK, NO_ANSWER or ERROR; null for OK
     * @param value a number, or null where the answer is a text
     */
    public record Other(String status, Double value, String text) {
        public Other {
            status = status == null ? Evidence.OK : status;
            text = text == null ? "" : text;
        }
    }

    /** @throws ProblemException 422, naming each member */
    ReplayRequest checked() {
        var flaws = new ArrayList<Flaw>();
        if (evidence.size() > MOST) {
            flaws.add(Flaw.at("/evidence", "TOO_MANY", "There are too many answers.", "结果过多。")
                    .allowing("at most " + MOST));
        }
        evidence.forEach((node, other) -> flaws.addAll(flaws("/evidence/" + node, other)));
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("These answers cannot be looked at.", flaws);
        }
        return this;
    }

    private static List<Flaw> flaws(String pointer, Other other) {
        var flaws = new ArrayList<Flaw>();
        if (!STATUSES.contains(other.status())) {
            flaws.add(Flaw.at(pointer + "/status", "BAD_STATUS", "There is no such status.", "没有这种状态。")
                    .found(other.status())
                    .allowing("OK, NO_ANSWER, ERROR"));
        }
        if (other.status().equals(Evidence.OK)
                && other.value() == null
                && other.text().isEmpty()) {
            flaws.add(Flaw.at(pointer, "MISSING_VALUE", "Give a value or a text.", "请给出数值或文本。"));
        }
        if (other.text().length() > LONGEST || other.value() != null && !Double.isFinite(other.value())) {
            flaws.add(Flaw.at(pointer, "BAD_VALUE", "No check answers so.", "检查不会给出这样的结果。")
                    .allowing("a number, or a text of at most " + LONGEST + " characters"));
        }
        return flaws;
    }
}
