package io.watchkeeper.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Resolution;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.diagnosis.check.Answer;
import io.watchkeeper.facts.CheckRequest;

/**
 * One diagnosis from where it is to its end: the rules say what to check, the answer is stored, the rules go on from there. All that it knows is in the store, so
 * another node can go on at any point.
 */
final class DiagnosisRun {
    /** The cause of a conclusion that found none. */
    static final String UNKNOWN = "UNKNOWN";

    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(15);

    private final DiagnosisRow row;
    private final Rulebook rulebook;
    private final DiagnosisRuns.Parts parts;
    private final Map<String, EvidenceRow> evidence = new HashMap<>();

    DiagnosisRun(DiagnosisRow row, Rulebook rulebook, DiagnosisRuns.Parts parts) {
        this.row = row;
        this.rulebook = rulebook;
        this.parts = parts;
    }

    /** @throws InterruptedException where the node stops; another one goes on */
    void run() throws InterruptedException {
        var facts = facts();
        evidence.putAll(
                await(parts.store().evidence(java.util.List.of(row.id()))).get(row.id()));
        while (true) {
            long left = await(parts.leases().left(row));
            if (left <= 0) {
                end(DiagnosisState.TIMED_OUT, Optional.empty());
                return;
            }
            var end = walk().end();
            if (end instanceof Walk.Concludes conclusion) {
                conclude(conclusion);
                return;
            }
            if (end instanceof Walk.LeadsNowhere) {
                end(DiagnosisState.INCONCLUSIVE, Optional.empty());
                return;
            }
            var asks = (Walk.Asks) end;
            if (!answer(asks.node(), asks.request(), facts, Duration.ofMillis(left))) {
                // another node goes on with it
                return;
            }
        }
    }

    private Walk walk() {
        return Walk.of(rulebook, row.root(), EvidenceRow.facts(evidence));
    }

    private EventFacts facts() {
        if (row.facts().isPresent()) {
            return row.facts().get();
        }
        var facts = await(parts.events().facts(row.event()));
        await(parts.leases().keep(row, facts));
        return facts;
    }

    /** @return false where the diagnosis is no longer this node's */
    private boolean answer(String node, CheckRequest request, EventFacts facts, Duration left)
            throws InterruptedException {
        var begun = System.nanoTime();
        var resolved = Resolution.of(node, request, rulebook.trees(), new Referred(facts, evidence));
        if (resolved instanceof Resolution.Ready ready) {
            var answer = parts.measuring().measure(row.workspace(), ready.call(), left);
            var call = ready.call();
            return keep(new EvidenceRow(
                    node,
                    call.check(),
                    call.kind().name(),
                    call.source(),
                    call.values(),
                    answer.status(),
                    answer.value(),
                    answer.text(),
                    call.unit(),
                    answer.why(),
                    Instant.EPOCH,
                    (System.nanoTime() - begun) / 1_000_000));
        }
        var failed = Answer.failed(((Resolution.Impossible) resolved).why());
        return keep(new EvidenceRow(
                node, request.check(), "", "", Map.of(), failed.status(), 0, "", "", failed.why(), Instant.EPOCH, 0));
    }

    private boolean keep(EvidenceRow answered) {
        evidence.put(answered.node(), answered);
        return await(parts.leases().keep(row, answered));
    }

    private void conclude(Walk.Concludes conclusion) {
        var found = found(conclusion);
        end(found.isEmpty() ? DiagnosisState.INCONCLUSIVE : DiagnosisState.CONCLUDED, found);
    }

    /** Empty where the tree concludes that it does not know. */
    static Optional<DiagnosisFound> found(Walk.Concludes conclusion) {
        var diagnosis = conclusion.diagnosis();
        return diagnosis.cause().equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(new DiagnosisFound(
                        diagnosis.cause(),
                        diagnosis.confidence(),
                        diagnosis.impact(),
                        conclusion.plans().stream().map(plan -> plan.plan()).toList()));
    }

    private void end(DiagnosisState state, Optional<DiagnosisFound> found) {
        await(parts.findings().tell(row, state, found));
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(STORE_ANSWERS_WITHIN);
    }
}
