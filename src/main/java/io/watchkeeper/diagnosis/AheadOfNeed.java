package io.watchkeeper.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkus.logging.Log;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Resolution;
import io.watchkeeper.decision.diagnosis.TreeNodes;
import io.watchkeeper.decision.diagnosis.Walk;

/**
 * What one diagnosis asks while it waits for another answer: the cheap checks of the nodes that may come next, as far as they need no answer of the way. Which way
 * is taken does not depend on it, as nodes beside the way are not looked at.
 */
final class AheadOfNeed {
    private final DiagnosisRow row;
    private final Rulebook rulebook;
    private final EventFacts facts;
    private final SpareHands hands;
    private final Map<String, TreeNodes.Node> nodes;
    private final Map<String, Future<Optional<EvidenceRow>>> asked = new HashMap<>();

    AheadOfNeed(DiagnosisRow row, Rulebook rulebook, EventFacts facts, SpareHands hands) {
        this.row = row;
        this.rulebook = rulebook;
        this.facts = facts;
        this.hands = hands;
        this.nodes = hands.any() ? TreeNodes.of(rulebook.tables()).byCode() : Map.of();
    }

    /** @param answered those that need not be asked any more */
    void behind(String node, Map<String, EvidenceRow> answered) {
        Optional.ofNullable(nodes.get(node)).stream()
                .flatMap(known -> known.next().stream())
                .filter(next -> !answered.containsKey(next) && !asked.containsKey(next))
                .forEach(this::ask);
    }

    /** A rule that fails here fails when the way comes to it, if ever. */
    private void ask(String node) {
        try {
            asIndependent(node);
        } catch (RuleFault fault) {
            Log.debugf(fault, "Node %s of diagnosis %d is not asked ahead of need", node, (Long) row.id());
        }
    }

    private void asIndependent(String node) {
        if (Walk.of(rulebook, node, Map.of()).end() instanceof Walk.Asks asks
                && Resolution.aheadOfNeed(asks.request(), rulebook.trees())
                && Resolution.of(node, asks.request(), rulebook.trees(), new Referred(facts, Map.of()))
                        instanceof Resolution.Ready ready) {
            hands.ask(row, ready.call()).ifPresent(answer -> asked.put(node, answer));
        }
    }

    /**
     * Waits for it where it is under way.
     *
     * @return empty where the node was not asked
     */
    Optional<EvidenceRow> answer(String node, long millis) throws InterruptedException {
        var answer = asked.remove(node);
        if (answer == null) {
            return Optional.empty();
        }
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            Log.debugf(failed, "Node %s of diagnosis %d is asked again", node, (Long) row.id());
            return Optional.empty();
        }
    }
}
