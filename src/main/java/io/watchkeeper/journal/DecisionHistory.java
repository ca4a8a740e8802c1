package io.watchkeeper.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.Replay;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.PastRulebooks;

/** Why an event stands as it does: its decisions, explained, and decided again on demand. */
@ApplicationScoped
public class DecisionHistory {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    private static final Pattern DECISION_ID = Pattern.compile("(\\d{1,18})-(\\d{1,4})");

    private final DecisionRepository decisions;
    private final LiveRulebook live;
    private final PastRulebooks past;

    DecisionHistory(DecisionRepository decisions, LiveRulebook live, PastRulebooks past) {
        this.decisions = decisions;
        this.live = live;
        this.past = past;
    }

    /** @param identical whether the same facts give the same canonical text again */
    public record Replayed(boolean identical, List<DecisionView> decisions) {}

    /** @param nextCursor null on the last page */
    public record Page(List<DecisionView> items, String nextCursor) {}

    /** The latest signal's decisions first; a 404 problem where none of the workspaces has such an event. */
    public Uni<Page> ofEvent(Set<String> workspaces, String eventId, int limit, Optional<String> cursor) {
        var id = number(eventId);
        var from = cursor.map(text -> DecisionPosition.parse(text)
                .orElseThrow(() -> ProblemException.badRequest("cursor is not one that this list has given")));
        return decisions.eventExists(workspaces, id).flatMap(exists -> {
            if (!exists) {
                throw ProblemException.notFound("There is no event " + id);
            }
            return decisions.ofEvent(workspaces, id, limit + 1, from).map(stored -> page(stored, limit, from));
        });
    }

    private Page page(List<StoredDecision> stored, int limit, Optional<DecisionPosition> from) {
        var items = new ArrayList<DecisionView>();
        var skip = from.map(DecisionPosition::shown).orElse(0);
        for (var signal : stored) {
            var views = DecisionView.of(signal, live.current().reasons());
            for (int shown = skip; shown < views.size(); shown++) {
                if (items.size() == limit) {
                    return new Page(items, new DecisionPosition(signal.decidedAt(), signal.signalId(), shown).text());
                }
                items.add(views.get(shown));
            }
            skip = 0;
        }
        return new Page(items, null);
    }

    /** Decides again with the rulebook version that decided; a 404 problem for an unknown decision. */
    public Uni<Replayed> replay(Set<String> workspaces, String decisionId) {
        var form = DECISION_ID.matcher(decisionId);
        if (!form.matches()) {
            throw ProblemException.notFound("There is no decision with this id");
        }
        return decisions
                .onSignal(workspaces, Long.parseLong(form.group(1)))
                .map(stored -> stored.orElseThrow(() -> ProblemException.notFound("There is no decision with this id")))
                // an old rulebook may have to be compiled first
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::replay);
    }

    /** What was known when a signal was decided, so that it can be tried again; a 404 problem where none of the workspaces has such a decided signal. */
    public Uni<PastDecision> ofSignal(Set<String> workspaces, String signalId) {
        if (!ID.matcher(signalId).matches()) {
            throw ProblemException.notFound("There is no signal with this id");
        }
        return decisions
                .onSignal(workspaces, Long.parseLong(signalId))
                .map(stored -> stored.orElseThrow(() -> ProblemException.notFound("There is no signal with this id")))
                .map(stored -> PastDecision.read(stored.decision()));
    }

    private Replayed replay(StoredDecision stored) {
        var rulebook = rulebook(stored.rulebookVersion());
        var again = CanonicalJson.of(Replay.of(rulebook, stored.decision()));
        var replayed = new StoredDecision(stored.signalId(), stored.decidedAt(), rulebook.version(), again);
        return new Replayed(
                again.equals(CanonicalJson.canonical(stored.decision())),
                DecisionView.of(replayed, rulebook.reasons()));
    }

    private Rulebook rulebook(long version) {
        try {
            return past.find(version)
                    .orElseThrow(
                            () -> ProblemException.conflict("Rulebook version " + version + " is no longer stored"));
        } catch (RulebookRejected rejected) {
            throw ProblemException.conflict("Rulebook version " + version + " does not compile any more");
        }
    }

    private static long number(String eventId) {
        if (!ID.matcher(eventId).matches()) {
            throw ProblemException.notFound("There is no event with this id");
        }
        return Long.parseLong(eventId);
    }
}
