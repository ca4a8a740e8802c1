package io.watchkeeper.decision;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What a decision comes to, one short text a stage, so that two decisions on the same signal can be compared.
 *
 * @param scenario its code, or SUPPRESSED
 * @param correlation what the signal does to the risk events, or UNDECIDED where a rule failed
 * @param grade empty where no event is graded
 * @param plans codes of the recommended plans, best first, parted by commas; empty where none is
 */
public record Decided(String scenario, String correlation, String grade, String plans) {
    private static final String SUPPRESSED = "SUPPRESSED";

    /** A rule failed on the signal: no stage answers. */
    public static final Decided NOTHING = new Decided("UNDECIDED", "UNDECIDED", "", "");

    public static Decided of(Verdict verdict) {
        var recognition = verdict.situation().recognition();
        return new Decided(
                recognition.scenario().map(scenario -> scenario.code()).orElse(SUPPRESSED),
                verdict.outcome().name(),
                verdict.grade().map(grading -> grading.grade().name()).orElse(""),
                verdict.recommendations().stream()
                        .map(Verdict.Recommended::plan)
                        .collect(Collectors.joining(", ")));
    }

    /**
     * @param trace as {@link CanonicalJson#of(Trace)} wrote it, or a whole decision
     * @throws IllegalArgumentException for a text that is no JSON object
     */
    public static Decided read(String trace) {
        return of(CanonicalJson.read(trace));
    }

    static Decided of(Map<String, Object> tree) {
        var codes = new StringJoiner(", ");
        ((List<?>) tree.get("recommendations"))
                .forEach(plan -> codes.add((String) CanonicalJson.map(plan).get("plan")));
        return new Decided(
                text(tree.get("scenario"), "code", SUPPRESSED),
                (String) tree.get("outcome"),
                text(tree.get("grade"), "grade", ""),
                codes.toString());
    }

    /** The answer of one stage. */
    public String at(Stage stage) {
        return switch (stage) {
            case SCENARIO -> scenario;
            case CORRELATION -> correlation;
            case DIAGNOSIS, GUARD -> "";
            case GRADING -> grade;
            case RECOMMENDATION -> plans;
        };
    }

    private static String text(Object written, String name, String absent) {
        return written == null ? absent : (String) CanonicalJson.map(written).get(name);
    }
}
