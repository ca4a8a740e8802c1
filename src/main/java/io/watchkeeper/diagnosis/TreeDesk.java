package io.watchkeeper.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.decision.testing.EvidenceCell;
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
import io.watchkeeper.rulebook.RulebookRepository;

/** The trees of any version of the rulebook, to be read, tried and edited. */
@Singleton
public class TreeDesk {
    private final RulebookRepository rulebooks;
    private final PastRulebooks past;
    private final TreeSketches sketches;
    private final KnownCoverages coverages = new KnownCoverages();

    TreeDesk(RulebookRepository rulebooks, PastRulebooks past, TreeSketches sketches) {
        this.rulebooks = rulebooks;
        this.past = past;
        this.sketches = sketches;
    }

    /**
     * How a tree is to be shown.
     *
     * @param tried evidence in the form of {@link EvidenceCell}, or blank
     * @param apart whether it is drawn to be edited, each branch with a line of its own
     * @param folded nodes below which nothing is drawn
     */
    public record Wish(String tried, String language, boolean apart, Set<String> folded) {
        public Wish {
            tried = tried.strip();
            folded = Set.copyOf(folded);
        }
    }

    /** The trees of a version, and what can be asked in it. */
    public record Listed(List<DrawnTree.Line> lines, List<CheckDefinition> checks) {
        public Listed {
            lines = List.copyOf(lines);
            checks = List.copyOf(checks);
        }
    }

    /** Fails with 404 for a version that there is not. */
    public Uni<Listed> list(long version) {
        return with(version, seen -> {
            var coverage = seen.coverage();
            var trees = seen.sketch().trees();
            var lines = trees.inOrder().stream()
                    .map(tree -> line(tree, TreeOutline.of(seen.sketch(), tree.root(), coverage)))
                    .toList();
            return new Listed(lines, List.copyOf(trees.checks().values()));
        });
    }

    /** Fails as {@link #list}, and with 404 for a tree that there is not. */
    public Uni<DrawnTree> find(long version, String code, Wish wish) {
        return with(version, seen -> {
            var tree = seen.sketch()
                    .trees()
                    .tree(code)
                    .orElseThrow(() -> ProblemException.notFound("There is no such diagnosis tree in this version."));
            return drawn(seen, tree, wish);
        });
    }

    /** @param rulebook that can decide; there is none where the version has errors, and then nobody comes by */
    private record Seen(TreeSketch sketch, Optional<Rulebook> rulebook, TreeCoverage coverage) {}

    private <T> Uni<T> with(long version, Function<Seen, T> look) {
        return rulebooks
                .findWhole(version)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such rulebook version.")))
                // the version may have to be compiled first
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(stored -> look.apply(seen(version, sketches.of(stored.content()))));
    }

    private Seen seen(long version, TreeSketch sketch) {
        var rulebook = rulebook(version);
        var coverage = rulebook.map(coverages::of).orElseGet(TreeCoverage::unknown);
        return new Seen(sketch, rulebook, coverage);
    }

    private Optional<Rulebook> rulebook(long version) {
        try {
            return past.find(version);
        } catch (RulebookRejected rejected) {
            return Optional.empty();
        }
    }

    private static DrawnTree.Line line(DiagnosisTree tree, List<TreeOutline.Entry> outline) {
        long untested = outline.stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(row -> !row.tested())
                .count();
        return new DrawnTree.Line(tree, outline.size(), untested);
    }

    private static DrawnTree drawn(Seen seen, DiagnosisTree tree, Wish wish) {
        var coverage = seen.coverage();
        var evidence = EvidenceCell.read(wish.tried(), "").map(TreeDesk::byNode);
        var walk = seen.rulebook().flatMap(rulebook -> evidence.map(known -> Walk.of(rulebook, tree.root(), known)));
        var visits =
                walk.map(way -> visits(way, evidence.get(), wish.language())).orElse(Map.of());
        var look = new TreeDrawing.Look(wish.language(), wish.apart(), wish.folded(), coverage);
        return new DrawnTree(
                tree,
                seen.sketch(),
                TreeDrawing.of(seen.sketch(), tree.root(), visits, look),
                TreeOutline.of(seen.sketch(), tree.root(), coverage),
                new DrawnTree.Tried(
                        wish.tried(),
                        wish.tried().isEmpty() || evidence.isPresent(),
                        seen.rulebook().isPresent(),
                        walk.map(way -> end(way, seen.sketch())).orElse(new Sentence("", "")),
                        walk.map(TreeDesk::cause).orElse("")));
    }

    private static String cause(Walk walk) {
        return walk.end() instanceof Walk.Concludes found ? found.diagnosis().cause() : "";
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

    private static Sentence end(Walk walk, TreeSketch sketch) {
        if (walk.end() instanceof Walk.Concludes conclusion) {
            var cause = conclusion.diagnosis().cause();
            return sketch.trees().cause(cause).map(found -> found.name()).orElse(new Sentence(cause, cause));
        }
        if (walk.end() instanceof Walk.Asks asks) {
            var check = asks.request().check();
            var name = sketch.trees().check(check).map(found -> found.name()).orElse(new Sentence(check, check));
            return new Sentence(
                    asks.node() + " would be asked next: " + name.en(), "接下来检查 " + asks.node() + "：" + name.zh());
        }
        var nowhere = ((Walk.LeadsNowhere) walk.end()).node();
        return new Sentence("No row says what comes next at " + nowhere, "在 " + nowhere + " 没有后续行");
    }
}
