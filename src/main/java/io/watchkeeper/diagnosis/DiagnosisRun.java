package io.watchkeeper.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Resolution;
import io.watchkeeper.decision.diagnosis.Walk;

/**
 * One diagnosis from where it is to its end: the rules say what to check, the answer is stored, the rules go on from there. All that it knows is in the store, so
 * another node can go on at any point.
 */
final class DiagnosisRun {
    /** The cause of a conclusion that found none. */
    static final String UNKNOWN = "UNKNOWN";

    private static final String LEFT_TO_PEOPLE =
            "it may burden whom it asks: only a diagnosis that somebody has started makes it";

    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(15);

    private final DiagnosisRow row;
    private final Rulebook rulebook;
    private final DiagnosisRuns.Parts parts;
    private final Map<String, EvidenceRow> evidence = new HashMap<>();
    private AheadOfNeed ahead;

    DiagnosisRun(DiagnosisRow row, Rulebook rulebook, DiagnosisRuns.Parts parts) {
        this.row = row;
        this.rulebook = rulebook;
        this.parts = parts;
    }

    /** @throws InterruptedException where the node stops; another one goes on */
    void run() throws InterruptedException {
        var facts = facts();
        ahead = new AheadOfNeed(row, rulebook, facts, parts.hands());
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
            if (!answer(asks, facts, Duration.ofMillis(left))) {
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
    private boolean answer(Walk.Asks asks, EventFacts facts, Duration left) throws InterruptedException {
        var known = ahead.answer(asks.node(), left.toMillis());
        if (known.isPresent()) {
            evidence.put(asks.node(), known.get());
            return true;
        }
        var resolved = Resolution.of(asks.node(), asks.request(), rulebook.trees(), new Referred(facts, evidence));
        if (resolved instanceof Resolution.Impossible impossible) {
            return keep(EvidenceRow.unasked(asks.node(), asks.request().check(), impossible.why()));
        }
        var call = ((Resolution.Ready) resolved).call();
        if (leftToPeople(call)) {
            return keep(EvidenceRow.unasked(asks.node(), call.check(), LEFT_TO_PEOPLE));
        }
        long begun = System.nanoTime();
        var answer = parts.measuring().measure(row.workspace(), call, left, () -> ahead.behind(asks.node(), evidence));
        return keep(EvidenceRow.of(call, answer, (System.nanoTime() - begun) / 1_000_000, false));
    }

    private boolean leftToPeople(CheckCall call) {
        return rulebook.trees()
                .check(call.check())
                .filter(check -> !check.traits().madeBy(row.automatic()))
                .isPresent();
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
