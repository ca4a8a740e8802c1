package io.watchkeeper.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.diagnosis.TreeBacktest.Differing;
import io.watchkeeper.facts.Sentence;

/** Walks the tree of a version, mostly of a draft, on what is stored of many diagnoses. */
@Singleton
public class TreeBacktests {
    static final int MOST = 500;

    private final DiagnosisStore store;
    private final DiagnosisReplays replays;
    private final Caller caller;

    TreeBacktests(DiagnosisStore store, DiagnosisReplays replays, Caller caller) {
        this.store = store;
        this.replays = replays;
        this.caller = caller;
    }

    /**
     * Of the caller's workspaces.
     *
     * @param latest how many diagnoses, from 1 to 500
     * @return fails with 422 for a version that does not compile or has no such tree, and where a rule fails
     */
    public Uni<TreeBacktest> of(long version, String tree, int latest) {
        return store.ended(caller.workspaces(), tree, latest).chain(rows -> store.evidence(
                        rows.stream().map(DiagnosisRow::id).toList())
                // versions may have to be compiled first
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(evidence -> walked(version, tree, rows, evidence)));
    }

    private TreeBacktest walked(
            long version, String tree, List<DiagnosisRow> rows, Map<Long, Map<String, EvidenceRow>> evidence) {
        var rulebook = replays.rulebook(version);
        DiagnosisReplays.root(rulebook, tree);
        try {
            var differing = rows.stream()
                    .map(row -> differing(row, evidence.get(row.id()), rulebook))
                    .flatMap(Optional::stream)
                    .toList();
            return new TreeBacktest(tree, version, rows.size(), rows.size() - differing.size(), differing);
        } catch (RuleFault fault) {
            throw DiagnosisReplays.failed(fault);
        }
    }

    private Optional<Differing> differing(DiagnosisRow row, Map<String, EvidenceRow> evidence, Rulebook rulebook) {
        var replayed = replays.replayed(row, evidence, rulebook, Map.of());
        if (replayed.same() && replayed.lacks() == null) {
            return Optional.empty();
        }
        var was = row.found().map(DiagnosisFound::cause).map(code -> cause(rulebook, code));
        var now = Optional.ofNullable(replayed.conclusion()).map(DiagnosisView.Conclusion::code);
        return Optional.of(new Differing(
                Long.toString(row.id()),
                Long.toString(row.event()),
                row.startedAt(),
                was.orElse(null),
                now.map(code -> cause(rulebook, code)).orElse(null),
                replayed.lacks(),
                replayed.differing()));
    }

    private static TreeBacktest.Cause cause(Rulebook rulebook, String code) {
        var name = rulebook.trees().cause(code).map(known -> known.name()).orElse(new Sentence(code, code));
        return new TreeBacktest.Cause(code, name);
    }
}
