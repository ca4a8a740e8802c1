package io.watchkeeper.decision.trial;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.engine.DrlText;
import io.watchkeeper.decision.engine.StageCompiler;
import io.watchkeeper.decision.engine.StageRules;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.decision.testing.TestScenario;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.Sentence;

/**
 * Compiles the rules of some stages and has them decide on what their test scenarios give and on facts that nobody sent. It may not come back: run it where it can
 * be ended, and listen to its steps.
 */
public final class StageTrial {
    private static final String DRL = ".drl";
    private static final int SHOWN = 300;

    private final RulebookContent content;
    private final Consumer<TrialStep> steps;
    private final Vocabulary vocabulary;
    private final Problems faults = new Problems();
    /** Rules of which it is told already. */
    private final Set<String> failed = new HashSet<>();

    /** @param steps takes each step before it is taken */
    public StageTrial(RulebookContent content, Consumer<TrialStep> steps) {
        this.content = content;
        this.steps = steps;
        this.vocabulary = RulebookCompiler.vocabulary(content, new Readings());
    }

    /**
     * @param sound whether the rules could be read and compiled; where not, and without a fault, {@link RulebookCompiler#check} says why, and does so in time
     * @param faults rules that Drools refused, or that failed when they decided
     */
    public record Result(boolean sound, List<RulebookProblem> faults) {}

    /** The rules of each stage together, as they will decide; apart where Drools refuses them, to say which it means. */
    public Result together(Collection<Stage> stages) {
        boolean sound = true;
        for (var stage : stages) {
            steps.accept(TrialStep.of(stage));
            var problems = new Problems();
            var rules = compiled(stage, files(stage), problems);
            rules.ifPresent(built -> decide(built, files(stage)));
            if (rules.isEmpty() && problems.found().stream().anyMatch(StageTrial::byDrools)) {
                apart(stage);
            }
            sound &= rules.isPresent();
        }
        return new Result(sound, faults.found());
    }

    /** Each rule by itself, so that the last step names the one that does not end. */
    public void apart(Collection<Stage> stages) {
        stages.forEach(this::apart);
    }

    private void apart(Stage stage) {
        files(stage).forEach((path, text) -> {
            if (path.endsWith(DRL)) {
                DrlText.of(text).rules().forEach(rule -> apart(stage, path, rule));
            }
        });
    }

    private void apart(Stage stage, String path, DrlText.Rule rule) {
        steps.accept(new TrialStep(path, rule.line(), rule.name()));
        var problems = new Problems();
        var file = Map.of(path, rule.alone());
        compiled(stage, file, problems).ifPresent(rules -> decide(rules, file));
        problems.found().stream().filter(StageTrial::byDrools).findFirst().ifPresent(problem -> faults.in(path)
                .add(
                        rule.line(),
                        problem.code(),
                        rule.name(),
                        new Sentence(
                                "Rule \"" + rule.name() + "\": "
                                        + problem.message().en(),
                                "规则“" + rule.name() + "”：" + problem.message().zh())));
    }

    private static boolean byDrools(RulebookProblem problem) {
        return problem.code().equals("DRL_ERROR");
    }

    private SortedMap<String, String> files(Stage stage) {
        var found = new TreeMap<String, String>();
        content.files().forEach((path, text) -> {
            if (path.matches(stage.folder() + "/[^/]+") && StageCompiler.takes(path)) {
                found.put(path, text);
            }
        });
        return found;
    }

    /** Empty where a problem says why not. */
    private Optional<StageRules> compiled(Stage stage, Map<String, String> files, Problems problems) {
        var compiler = new StageCompiler(stage, vocabulary, problems, new Readings());
        compiler.read(files);
        return problems.sound() ? compiler.build() : Optional.empty();
    }

    private void decide(StageRules rules, Map<String, String> files) {
        try (rules) {
            fire(rules, SampleFacts.of(files.values()), Optional.empty());
            given(rules.stage()).forEach(test -> fire(rules, test.given(), test.at()));
        }
    }

    private List<TestScenario> given(Stage stage) {
        return TestFile.readAll(content, new Problems()).stream()
                .filter(test -> test.stage() == stage)
                .toList();
    }

    private void fire(StageRules rules, Collection<? extends Fact> facts, Optional<Instant> at) {
        try {
            rules.fire(facts, at);
        } catch (RuleFault fault) {
            if (!failed.add(fault.rule())) {
                return;
            }
            var place = place(rules.stage(), fault.rule());
            faults.in(place.file())
                    .add(
                            place.line(),
                            "RULE_FAULT",
                            fault.rule(),
                            new Sentence(
                                    "Rule \"" + fault.rule() + "\" fails when it is tried: " + said(fault) + ".",
                                    "试运行时规则“" + fault.rule() + "”失败：" + said(fault) + "。"));
        }
    }

    private static String said(RuleFault fault) {
        var text = String.valueOf(fault.getMessage());
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private TrialStep place(Stage stage, String name) {
        return files(stage).entrySet().stream()
                .filter(file -> file.getKey().endsWith(DRL))
                .flatMap(file -> DrlText.of(file.getValue()).rules().stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(rule -> new TrialStep(file.getKey(), rule.line(), name)))
                .findFirst()
                .orElseGet(() -> TrialStep.of(stage));
    }
}
