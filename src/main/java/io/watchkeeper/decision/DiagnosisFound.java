package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.Fact;

/**
 * What a diagnosis of the event concluded, as grading and recommendation are told.
 *
 * @param cause a code of {@code diagnosis/causes.csv}
 * @param plans codes of the plans that fit it, best first
 */
public record DiagnosisFound(String cause, String confidence, String impact, List<String> plans) {
    public DiagnosisFound {
        plans = List.copyOf(plans);
    }

    /** @param name what the facts of the session call the signal */
    List<Fact> facts(String name) {
        var facts = new ArrayList<Fact>();
        facts.add(new Diagnosis(name, cause, confidence, impact));
        for (int i = 0; i < plans.size(); i++) {
            facts.add(new DiagnosedPlan(name, plans.get(i), i + 1L));
        }
        return facts;
    }

    SortedMap<String, Object> tree() {
        return new TreeMap<>(Map.of("cause", cause, "confidence", confidence, "impact", impact, "plans", plans));
    }

    /** Reads what {@link #tree} wrote. */
    static DiagnosisFound of(Map<String, Object> tree) {
        var plans = ((List<?>) tree.get("plans")).stream().map(String::valueOf).toList();
        return new DiagnosisFound(
                (String) tree.get("cause"), (String) tree.get("confidence"), (String) tree.get("impact"), plans);
    }
}
