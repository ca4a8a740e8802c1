package io.watchkeeper.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Resolution;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.diagnosis.ReplayRequest.Other;
import io.watchkeeper.facts.Evidence;

/** The way that a rulebook takes from the answers to a diagnosis, some of them replaced. An answer counts only where the same would be asked. */
final class ReplayedWay {
    private final Rulebook rulebook;
    private final Answers answers;
    private final Map<String, EvidenceRow> used = new LinkedHashMap<>();

    /**
     * What may be answered.
     *
     * @param by the rulebook that asked
     * @param others instead, by node
     */
    record Answers(Rulebook by, EventFacts facts, Map<String, EvidenceRow> stored, Map<String, Other> others) {}

    ReplayedWay(Rulebook rulebook, Answers answers) {
        this.rulebook = rulebook;
        this.answers = answers;
    }

    /** To its end, or to the first question that nothing answers. */
    Walk walk(String root) {
        while (true) {
            var walk = Walk.of(rulebook, root, EvidenceRow.facts(used));
            var answer = walk.end() instanceof Walk.Asks asks ? answer(asks) : Optional.<EvidenceRow>empty();
            if (answer.isEmpty()) {
                return walk;
            }
            used.put(answer.get().node(), answer.get());
        }
    }

    /** The answers on the way, by node. */
    Map<String, EvidenceRow> used() {
        return used;
    }

    /** Nodes for which another answer was given and that the way does not ask at. */
    List<String> unused() {
        return answers.others().keySet().stream()
                .filter(node -> !used.containsKey(node))
                .sorted()
                .toList();
    }

    private Optional<EvidenceRow> answer(Walk.Asks asks) {
        var other = answers.others().get(asks.node());
        if (other != null) {
            return Optional.of(row(asks, other));
        }
        var resolved =
                Resolution.of(asks.node(), asks.request(), rulebook.trees(), new Referred(answers.facts(), used));
        if (resolved instanceof Resolution.Impossible impossible) {
            return Optional.of(row(asks, Evidence.ERROR, 0, "", impossible.why()));
        }
        var call = ((Resolution.Ready) resolved).call();
        return Optional.ofNullable(answers.stored().get(asks.node())).filter(stored -> answers(stored, call));
    }

    /** The rulebooks may have changed what a check asks since. */
    private boolean answers(EvidenceRow stored, CheckCall call) {
        return stored.check().equals(call.check())
                && stored.kind().equals(call.kind().name())
                && stored.source().equals(call.source())
                && stored.parameters().equals(call.values())
                && answers.by()
                        .trees()
                        .check(call.check())
                        .map(CheckDefinition::ask)
                        .equals(Optional.of(call.ask()));
    }

    private EvidenceRow row(Walk.Asks asks, Other other) {
        return row(asks, other.status(), other.value() == null ? 0 : other.value(), other.text(), "");
    }

    private EvidenceRow row(Walk.Asks asks, String status, double value, String text, String why) {
        var check = rulebook.trees().check(asks.request().check());
        var kind = check.map(known -> known.kind().name()).orElse("");
        var unit = check.map(CheckDefinition::unit).orElse("");
        return new EvidenceRow(
                asks.node(),
                asks.request().check(),
                kind,
                "",
                Map.of(),
                status,
                value,
                text,
                unit,
                why,
                null,
                0,
                false);
    }
}
