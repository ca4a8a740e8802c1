package io.watchkeeper.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.StageDecision;
import io.watchkeeper.decision.StageDecision.FiredRule;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.facts.Sentence;

/**
 * One decision of one stage on one signal, as the API and the pages show it.
 *
 * @param id the signal's id, a dash, and the decision's place among those on the signal; dry runs have none
 * @param kind the type of decision, such as RiskGrade
 * @param facts what the stage was given, each with its type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
        String id,
        Instant decidedAt,
        Stage stage,
        String kind,
        long rulebookVersion,
        List<FiredRule> rules,
        List<SortedMap<String, Object>> facts,
        SortedMap<String, Object> outcome,
        Sentence reason) {

    static List<DecisionView> of(StoredDecision stored, Reasons reasons) {
        var stages = StageDecision.of(stored.decision());
        var views = new ArrayList<DecisionView>(stages.size());
        for (var stage : stages) {
            var id = stored.signalId() + "-" + views.size();
            views.add(of(stage, id, stored.decidedAt(), stored.rulebookVersion(), reasons));
        }
        return views;
    }

    public static DecisionView of(StageDecision stage, String id, Instant decidedAt, long version, Reasons reasons) {
        return new DecisionView(
                id,
                decidedAt,
                stage.stage(),
                stage.kind(),
                version,
                stage.rules(),
                stage.facts(),
                stage.outcome(),
                stage.reason().map(reasons::render).orElse(null));
    }
}
