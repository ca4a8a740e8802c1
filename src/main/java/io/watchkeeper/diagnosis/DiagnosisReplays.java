package io.watchkeeper.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.diagnosis.ReplayRequest.Other;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Walks a tree of any version again, on what is stored of a diagnosis or on other answers. Nothing is measured, nothing stored. */
@Singleton
public class DiagnosisReplays {
    private final DiagnosisStore store;
    private final DiagnosisRuns.Rulebooks rulebooks;
    private final Caller caller;

    DiagnosisReplays(DiagnosisStore store, DiagnosisRuns.Rulebooks rulebooks, Caller caller) {
        this.store = store;
        this.rulebooks = rulebooks;
        this.caller = caller;
    }

    /** What it comes to, with its picture, and the diagnosis that it is about. */
    public record Drawn(ReplayedDiagnosis replayed, DrawnDiagnosis drawn, DiagnosisView diagnosis) {}

    /** Fails with 404, 422 for a version or a tree that there is not, and where a rule fails. */
    public Uni<ReplayedDiagnosis> replay(String id, ReplayRequest request) {
        return told(id, request).map(Told::replayed);
    }

    /** The same as people look at it, in one language. */
    public Uni<Drawn> drawn(String id, ReplayRequest request, String language) {
        return told(id, request).map(told -> {
            var asIf = told.replayed().asIf(told.diagnosis());
            return new Drawn(
                    told.replayed(), DrawnDiagnosis.of(asIf, told.rulebook(), told.root(), language), told.diagnosis());
        });
    }

    private record Told(ReplayedDiagnosis replayed, DiagnosisView diagnosis, Rulebook rulebook, String root) {}

    private Uni<Told> told(String id, ReplayRequest request) {
        var wanted = request == null ? new ReplayRequest(null, null) : request.checked();
        return store.find(caller.workspaces(), DiagnosisDesk.number(id))
                .map(found -> found.orElseThrow(DiagnosisDesk::unknown))
                .chain(row -> store.evidence(Set.of(row.id()))
                        .map(evidence -> evidence.get(row.id()))
                        // a version may have to be compiled first
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(evidence -> told(row, evidence, wanted)));
    }

    private Told told(DiagnosisRow row, Map<String, EvidenceRow> evidence, ReplayRequest request) {
        var rulebook = rulebook(request.rulebookVersion());
        var root = root(rulebook, row.tree());
        try {
            var stored = new DiagnosisRendering.Stored(row, evidence, row.decided(), Optional.empty());
            var replayed = replayed(row, evidence, rulebook, request.evidence());
            return new Told(replayed, new DiagnosisRendering(former(row)).view(stored), rulebook, root);
        } catch (RuleFault fault) {
            throw failed(fault);
        }
    }

    static ProblemException failed(RuleFault fault) {
        return ProblemException.unprocessable(
                "A rule fails on this evidence.",
                List.of(Flaw.at("", "RULE_FAILED", "A rule fails on this evidence.", "规则处理这些结果时失败。")
                        .found(fault.rule())));
    }

    private Rulebook former(DiagnosisRow row) {
        return rulebooks.past().find(row.rulebookVersion()).orElseGet(rulebooks.live()::current);
    }

    /** @param others instead of what is stored, by node */
    ReplayedDiagnosis replayed(
            DiagnosisRow row, Map<String, EvidenceRow> evidence, Rulebook rulebook, Map<String, Other> others) {
        var former = former(row);
        var facts = row.facts().orElseGet(() -> EventFacts.of(Map.of(), Map.of()));
        var way = new ReplayedWay(rulebook, new ReplayedWay.Answers(former, facts, evidence, others));
        var walk = way.walk(root(rulebook, row.tree()));
        var differing = DiagnosisRendering.differing(new DiagnosisRendering(former).walk(row, evidence), walk);
        return replayed(row, new DiagnosisRendering(rulebook), walk, way, differing);
    }

    /** Fails with 422 for a version that has no such tree. */
    static String root(Rulebook rulebook, String tree) {
        return rulebook.trees().tree(tree).map(DiagnosisTree::root).orElseThrow(() -> noTree(tree, rulebook));
    }

    private static ReplayedDiagnosis replayed(
            DiagnosisRow row, DiagnosisRendering rendering, Walk walk, ReplayedWay way, List<String> differing) {
        var found = walk.end() instanceof Walk.Concludes conclusion
                ? DiagnosisRun.found(conclusion)
                : Optional.<DiagnosisFound>empty();
        return new ReplayedDiagnosis(
                Long.toString(row.id()),
                rendering.rulebook().version(),
                found.isPresent() ? DiagnosisState.CONCLUDED : DiagnosisState.INCONCLUSIVE,
                found.map(rendering::conclusion).orElse(null),
                rendering.steps(walk, way.used()),
                walk.end() instanceof Walk.Asks asks ? asks.node() : null,
                DiagnosisRendering.former(row, found, differing).same(),
                differing,
                way.unused());
    }

    /** @param version null for the live one; fails with 422 for one that does not compile */
    Rulebook rulebook(Long version) {
        if (version == null) {
            return rulebooks.live().current();
        }
        return rulebooks
                .past()
                .find(version)
                .orElseThrow(() -> refused(
                        "/rulebookVersion",
                        "UNKNOWN_VERSION",
                        "There is no such version that compiles.",
                        "没有该版本，或该版本无法编译。",
                        version.toString()));
    }

    private static ProblemException noTree(String tree, Rulebook rulebook) {
        return refused(
                "/rulebookVersion",
                "UNKNOWN_TREE",
                "Version " + rulebook.version() + " has no such tree.",
                "版本 " + rulebook.version() + " 没有该诊断树。",
                tree);
    }

    private static ProblemException refused(String pointer, String code, String en, String zh, String found) {
        return ProblemException.unprocessable(
                en, List.of(Flaw.at(pointer, code, en, zh).found(found)));
    }
}
