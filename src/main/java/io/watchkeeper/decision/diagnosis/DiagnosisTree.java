package io.watchkeeper.decision.diagnosis;

import java.time.Duration;
import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * A tree and what it is for, from {@code diagnosis/trees.csv}; its nodes are rows of the tables beside.
 *
 * @param root code of the node where it begins
 * @param scenarios codes of the scenarios whose events it is for
 * @param automatic whether it starts by itself when such an event opens
 * @param within the time in which it has to conclude
 * @param rootCell where the root is named, such as {@code D2}
 */
public record DiagnosisTree(
        String code,
        Sentence name,
        String root,
        List<String> scenarios,
        boolean automatic,
        Duration within,
        String rootCell) {
    public DiagnosisTree {
        scenarios = List.copyOf(scenarios);
    }
}
