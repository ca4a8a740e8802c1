package io.watchkeeper.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/** Turns what is stored of a diagnosis into what people see, in the words of the rulebook that it was begun with. */
record DiagnosisRendering(Rulebook rulebook) {

    /** All that is stored of one. */
    record Stored(
            DiagnosisRow row,
            Map<String, EvidenceRow> evidence,
            Optional<DiagnosisView.Decided> decided,
            Optional<Before> before) {}

    /** The one before, of the same tree on the same event. */
    record Before(DiagnosisRow row, Map<String, EvidenceRow> evidence) {}

    DiagnosisView view(Stored stored) {
        var row = stored.row();
        var walk = walk(row, stored.evidence());
        return new DiagnosisView(
                Long.toString(row.id()),
                Long.toString(row.event()),
                row.workspace(),
                tree(row),
                row.state(),
                row.automatic(),
                row.startedBy(),
                row.startedAt(),
                row.deadlineAt(),
                row.endedAt().orElse(null),
                row.found().map(this::conclusion).orElse(null),
                steps(walk, stored.evidence()),
                stored.decided().orElse(null),
                stored.before().map(before -> former(before, stored, walk)).orElse(null));
    }

    Walk walk(DiagnosisRow row, Map<String, EvidenceRow> evidence) {
        return Walk.of(rulebook, row.root(), EvidenceRow.facts(evidence));
    }

    List<DiagnosisView.Step> steps(Walk walk, Map<String, EvidenceRow> evidence) {
        return walk.steps().stream().map(step -> step(step, evidence)).toList();
    }

    private DiagnosisView.Tree tree(DiagnosisRow row) {
        var name = rulebook.trees().tree(row.tree()).map(DiagnosisTree::name).orElse(named(row.tree()));
        return new DiagnosisView.Tree(row.tree(), name, row.rulebookVersion());
    }

    DiagnosisView.Conclusion conclusion(DiagnosisFound found) {
        var cause = rulebook.trees().cause(found.cause());
        return new DiagnosisView.Conclusion(
                found.cause(),
                cause.map(known -> known.name()).orElse(named(found.cause())),
                found.confidence(),
                cause.map(known -> known.impact()).orElse(named("")),
                cause.map(known -> known.advice()).orElse(named("")),
                found.plans().stream().map(this::plan).toList());
    }

    private DiagnosisView.Plan plan(String code) {
        return new DiagnosisView.Plan(
                code, rulebook.plans().find(code).map(EmergencyPlan::name).orElse(named(code)));
    }

    private DiagnosisView.Step step(Walk.Step step, Map<String, EvidenceRow> evidence) {
        var answered = Optional.ofNullable(evidence.get(step.node()));
        return new DiagnosisView.Step(
                step.node(),
                step.request().map(request -> check(request.check(), answered)).orElse(null),
                answered.map(DiagnosisRendering::answered).orElse(null),
                step.branch().map(firing -> firing.rule()).orElse(null),
                step.branch()
                        .map(firing -> ((DiagnosisStep) firing.decision()).next())
                        .orElse(null));
    }

    private DiagnosisView.Check check(String code, Optional<EvidenceRow> answered) {
        var known = rulebook.trees().check(code);
        return new DiagnosisView.Check(
                code,
                known.map(CheckDefinition::name).orElse(named(code)),
                known.map(check -> check.kind().name()).orElse(""),
                answered.map(EvidenceRow::source).orElse(""));
    }

    private static DiagnosisView.Answered answered(EvidenceRow row) {
        boolean number = row.status().equals(Evidence.OK) && row.text().isEmpty();
        return new DiagnosisView.Answered(
                row.status(),
                number ? row.value() : null,
                row.text(),
                row.unit(),
                row.why(),
                row.observedAt(),
                row.tookMillis(),
                row.ahead());
    }

    private DiagnosisView.Former former(Before before, Stored now, Walk walk) {
        return former(before.row(), now.row().found(), differing(walk(before.row(), before.evidence()), walk));
    }

    static DiagnosisView.Former former(DiagnosisRow before, Optional<DiagnosisFound> now, List<String> differing) {
        var cause = before.found().map(DiagnosisFound::cause);
        boolean same = cause.equals(now.map(DiagnosisFound::cause));
        return new DiagnosisView.Former(
                Long.toString(before.id()), before.state(), cause.orElse(null), same, differing);
    }

    /** The nodes from which two ways lead elsewhere. */
    static List<String> differing(Walk one, Walk other) {
        var differing = new TreeSet<>(ways(one));
        var way = ways(other);
        var both = new TreeSet<>(differing);
        both.retainAll(way);
        differing.addAll(way);
        differing.removeAll(both);
        return nodes(differing);
    }

    /** Each node with where it led. */
    private static List<String> ways(Walk walk) {
        var ways = new ArrayList<String>();
        walk.steps().forEach(step -> step.branch()
                .ifPresent(branch -> ways.add(step.node() + " " + ((DiagnosisStep) branch.decision()).next())));
        return ways;
    }

    private static List<String> nodes(TreeSet<String> ways) {
        return ways.stream()
                .map(way -> way.substring(0, way.indexOf(' ')))
                .distinct()
                .toList();
    }

    private static Sentence named(String code) {
        return new Sentence(code, code);
    }
}
