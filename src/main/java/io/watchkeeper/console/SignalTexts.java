package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.journal.DecisionView;

/** What the sender of the latest signal wrote. */
public record SignalTexts(List<NamedText> labels, List<NamedText> annotations) {
    /** @param decisions the latest signal's first */
    static SignalTexts latest(List<DecisionView> decisions) {
        return decisions.stream()
                .filter(decision -> decision.stage() == Stage.SCENARIO)
                .flatMap(decision -> decision.facts().stream())
                .findFirst()
                .map(signal -> new SignalTexts(members(signal, "labels"), annotations(signal)))
                .orElse(new SignalTexts(List.of(), List.of()));
    }

    /** An inspection says in its summary and advice what an alert says in annotations. */
    private static List<NamedText> annotations(Map<String, Object> signal) {
        var alert = members(signal, "annotations");
        return alert.isEmpty()
                ? List.of("summary", "advice").stream()
                        .flatMap(name -> NamedText.flat(name, signal.get(name)))
                        .toList()
                : alert;
    }

    private static List<NamedText> members(Map<String, Object> signal, String name) {
        return NamedText.flat(name, signal.get(name)).toList();
    }
}
