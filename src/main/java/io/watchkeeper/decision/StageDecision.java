package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One answer of one stage, as it is shown to people and to other systems.
 *
 * @param kind the type of decision, such as RiskGrade
 * @param rules the rules and rows that gave this answer
 * @param facts what the stage was given, each as its type and components
 * @param outcome the decision as its type and components
 * @param reason empty for a decision without one, such as a scenario match
 */
public record StageDecision(
        Stage stage,
        String kind,
        List<FiredRule> rules,
        List<SortedMap<String, Object>> facts,
        SortedMap<String, Object> outcome,
        Optional<Reason> reason) {

    /**
     * @param table path of the table, empty for a rule written in DRL
     * @param row the 1-based sheet row, 0 for DRL
     * @param cells the row's filled cells by address
     */
    public record FiredRule(String name, String table, int row, SortedMap<String, String> cells) {}

    /** The answers in the order of the stages, recommendations best first. */
    public static List<StageDecision> of(Verdict verdict) {
        return of(CanonicalJson.of(verdict));
    }

    /** @param decision as {@link CanonicalJson} wrote it */
    public static List<StageDecision> of(String decision) {
        return new StoredDecision(CanonicalJson.read(decision)).stages();
    }
}
