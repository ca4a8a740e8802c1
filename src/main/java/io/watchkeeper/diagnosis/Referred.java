package io.watchkeeper.diagnosis;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Evidence;

/** What the parameters of a check may refer to: the event, and what earlier nodes of the way have answered. */
record Referred(EventFacts facts, Map<String, EvidenceRow> evidence) implements Given.References {
    @Override
    public Optional<String> read(String path) {
        return path.startsWith(Given.EVIDENCE)
                ? Optional.ofNullable(evidence.get(path.substring(Given.EVIDENCE.length())))
                        .filter(found -> found.status().equals(Evidence.OK))
                        .map(EvidenceRow::said)
                : facts.read(path.substring(path.indexOf('.') + 1));
    }
}
