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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One decision of one stage on one signal, as the API and the pages show it.
 *
 * @param id the signal's id, a dash, and the decision's place among those on the signal; dry runs have none
 * @param kind the type of decision, such as RiskGrade
 * @param facts what the stage was given, each with its type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Decision", examples = DecisionView.EXAMPLE)
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

    static final String EXAMPLE =
            """
            {"id": "4711-2", "decidedAt": "2026-11-23T03:00:01Z", "stage": "GRADING", "kind": "RiskGrade", "rulebookVersion": 7,
             "rules": [{"name": "A critical signal of a grave scenario", "table": "grading/grading.drl.csv", "row": 21,
                        "cells": {"A21": "A critical signal of a grave scenario", "F21": "HIGH", "G21": "critical"}}],
             "facts": [{"type": "RiskEvent", "scenario": "HOST-DISK-SPACE", "level": "HIGH", "severity": "critical", "occurrences": 1}],
             "outcome": {"type": "RiskGrade", "grade": "CRITICAL", "reason": "SEVERE"},
             "reason": {"en": "The signal is critical, and so is what it is about.", "zh": "信号为严重级别，且影响重大。"}}""";

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
