package io.watchkeeper.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.decision.testing.EvidenceCell;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.diagnosis.picture.TreeCoverage;
import io.watchkeeper.diagnosis.picture.TreeDrawing;
import io.watchkeeper.diagnosis.picture.TreeDrawing.Visit;
import io.watchkeeper.diagnosis.picture.TreeOutline;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.PastRulebooks;

/** The trees of any version of the rulebook, to be read, tried and edited. */
@Singleton
public class TreeDesk {
    private final PastRulebooks past;

    TreeDesk(PastRulebooks past) {
        this.past = past;
    }

    /** Fails with 404 for a version that there is not, with 409 for one that does not compile. */
    public Uni<List<DrawnTree.Line>> list(long version) {
        return with(version, rulebook -> {
            var coverage = coverage(rulebook);
            return rulebook.trees().inOrder().stream()
                    .map(tree -> line(tree, TreeOutline.of(rulebook, tree.root(), coverage)))
                    .toList();
        });
    }

    /**
     * Fails as {@link #list}, and with 404 for a tree that there is not.
     *
     * @param tried evidence in the form of {@link EvidenceCell}, or blank
     */
    public Uni<DrawnTree> find(long version, String code, String tried, String language) {
        return with(version, rulebook -> {
            var tree = rulebook.trees()
                    .tree(code)
                    .orElseThrow(() -> ProblemException.notFound("There is no such diagnosis tree in this version."));
            return drawn(rulebook, tree, tried.strip(), language);
        });
    }

    private <T> Uni<T> with(long version, Function<Rulebook, T> look) {
        return Uni.createFrom()
                .item(() -> look.apply(rulebook(version)))
                // the version may have to be compiled first
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Rulebook rulebook(long version) {
        try {
            return past.find(version)
                    .orElseThrow(() -> ProblemException.notFound("There is no such rulebook version."));
        } catch (RulebookRejected rejected) {
            throw ProblemException.conflict(
                    "This version does not compile, so its trees cannot be drawn; its page lists the problems.");
        }
    }

    private static TreeCoverage coverage(Rulebook rulebook) {
        try {
            return TreeCoverage.of(rulebook, TestFile.readAll(rulebook.content(), new Problems()));
        } catch (RuleFault fault) {
            throw ProblemException.conflict("A rule of the version fails on its test scenarios: " + fault.rule());
        }
    }

    private static DrawnTree.Line line(DiagnosisTree tree, List<TreeOutline.Entry> outline) {
        long untested = outline.stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(row -> !row.tested())
                .count();
        return new DrawnTree.Line(tree, outline.size(), untested);
    }

    private static DrawnTree drawn(Rulebook rulebook, DiagnosisTree tree, String tried, String language) {
        var outline = TreeOutline.of(rulebook, tree.root(), coverage(rulebook));
        var evidence = EvidenceCell.read(tried, "").map(TreeDesk::byNode);
        var walk = evidence.map(known -> Walk.of(rulebook, tree.root(), known));
        var visits = walk.map(way -> visits(way, evidence.get(), language)).orElse(Map.of());
        return new DrawnTree(
                tree,
                TreeDrawing.of(rulebook, tree.root(), visits, language),
                outline,
                tried,
                tried.isEmpty() || evidence.isPresent(),
                walk.map(way -> end(way, rulebook)).orElse(new Sentence("", "")));
    }

    private static Map<String, Evidence> byNode(List<Evidence> evidence) {
        return evidence.stream().collect(Collectors.toMap(Evidence::node, answer -> answer));
    }

    private static Map<String, Visit> visits(Walk walk, Map<String, Evidence> evidence, String language) {
        var visits = new HashMap<String, Visit>();
        for (var step : walk.steps()) {
            var next = step.branch()
                    .map(branch -> ((DiagnosisStep) branch.decision()).next())
                    .orElse("");
            visits.put(step.node(), visit(step, Optional.ofNullable(evidence.get(step.node())), next, language));
        }
        return visits;
    }

    private static Visit visit(Walk.Step step, Optional<Evidence> answer, String next, String language) {
        if (step.request().isEmpty()) {
            return new Visit(Standing.CONCLUDED, "", next);
        }
        return answer.map(known -> DrawnDiagnosis.visit(known.status(), shown(known), next, language))
                .orElseGet(() -> new Visit(Standing.ASKED, "?", next));
    }

    private static String shown(Evidence answer) {
        return answer.text().isEmpty() ? String.valueOf(answer.value()).replaceFirst("\\.0$", "") : answer.text();
    }

    private static Sentence end(Walk walk, Rulebook rulebook) {
        if (walk.end() instanceof Walk.Concludes conclusion) {
            var cause = conclusion.diagnosis().cause();
            return rulebook.trees().cause(cause).map(found -> found.name()).orElse(new Sentence(cause, cause));
        }
        if (walk.end() instanceof Walk.Asks asks) {
            var check = asks.request().check();
            var name = rulebook.trees().check(check).map(found -> found.name()).orElse(new Sentence(check, check));
            return new Sentence(
                    asks.node() + " would be asked next: " + name.en(), "接下来检查 " + asks.node() + "：" + name.zh());
        }
        var nowhere = ((Walk.LeadsNowhere) walk.end()).node();
        return new Sentence("No row says what comes next at " + nowhere, "在 " + nowhere + " 没有后续行");
    }
}
