package io.watchkeeper.decision.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Signal;

/** Has a rulebook decide on its test scenarios. Rows that share a stage and a time share a session, as signals do in life. */
public final class TestRun {
    private final Rulebook rulebook;
    private final CoverageCount coverage;
    private final List<TestResult> results = new ArrayList<>();
    private int failed;

    private TestRun(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.coverage = new CoverageCount(rulebook);
    }

    /** Takes as long as deciding so many signals. */
    public static TestReport of(Rulebook rulebook, List<TestScenario> scenarios) {
        var run = new TestRun(rulebook);
        sessions(scenarios).forEach(run::run);
        return run.report(scenarios.size());
    }

    private record Session(Stage stage, String file, Optional<Instant> at) {
        static Session of(TestScenario scenario) {
            return new Session(scenario.stage(), scenario.file(), scenario.at());
        }
    }

    /** By file, so that the names of signals do not meet. */
    private static Map<Session, List<TestScenario>> sessions(List<TestScenario> scenarios) {
        return scenarios.stream().collect(Collectors.groupingBy(Session::of, LinkedHashMap::new, Collectors.toList()));
    }

    private void run(Session session, List<TestScenario> scenarios) {
        try {
            note(scenarios, decide(session, scenarios));
        } catch (RuleFault fault) {
            if (scenarios.size() == 1) {
                failed(scenarios.get(0), fault);
            } else {
                // one row must not fail the others
                scenarios.forEach(alone -> run(session, List.of(alone)));
            }
        }
    }

    /** What fired and what counts of it, in the order of the scenarios. */
    private record Decided(List<Firing> fired, List<DecisionFact> decisions) {
        static Decided of(List<Firing> fired) {
            return new Decided(fired, fired.stream().map(Firing::decision).toList());
        }

        /** Of several scenarios that rules name, the one that counts. */
        static Decided of(Recognition recognition) {
            var scenario =
                    recognition.scenario().stream().map(found -> (DecisionFact) new ScenarioMatch("", found.code()));
            var rest = recognition.firings().stream()
                    .map(Firing::decision)
                    .filter(decision -> !(decision instanceof ScenarioMatch));
            return new Decided(
                    recognition.firings(), Stream.concat(scenario, rest).toList());
        }
    }

    private List<Decided> decide(Session session, List<TestScenario> scenarios) {
        if (session.stage() == Stage.SCENARIO) {
            var signals = scenarios.stream()
                    .map(scenario -> (Signal) scenario.given().get(0))
                    .toList();
            return DecisionPipeline.recognise(rulebook, signals, session.at()).stream()
                    .map(Decided::of)
                    .toList();
        }
        if (session.stage() == Stage.DIAGNOSIS) {
            return scenarios.stream()
                    .map(scenario ->
                            Decided.of(Walk.given(rulebook, scenario.given()).firings()))
                    .toList();
        }
        var facts = scenarios.stream()
                .flatMap(scenario -> scenario.given().stream())
                .toList();
        var fired = rulebook.fire(session.stage(), facts, session.at());
        return scenarios.stream()
                .map(scenario -> Decided.of(fired.getOrDefault(scenario.signal(), List.of())))
                .toList();
    }

    private void note(List<TestScenario> scenarios, List<Decided> decided) {
        for (int i = 0; i < scenarios.size(); i++) {
            coverage.fired(decided.get(i).fired());
            compare(scenarios.get(i), decided.get(i).decisions());
        }
    }

    private void compare(TestScenario scenario, List<DecisionFact> decisions) {
        var unmet = scenario.expected().stream()
                .filter(expectation -> !expectation.metBy(decisions))
                .toList();
        for (var expectation : unmet) {
            var actual = String.join(", ", expectation.values(decisions));
            results.add(result(scenario, false, expectation.cell(), expectation.said(), actual));
        }
        if (unmet.isEmpty()) {
            results.add(result(scenario, true, "", "", ""));
        } else {
            failed++;
        }
    }

    private void failed(TestScenario scenario, RuleFault fault) {
        failed++;
        var expected = scenario.expected().stream().map(Expectation::said).collect(Collectors.joining("; "));
        var rule = fault.rule().isEmpty() ? "" : "the rule \"" + fault.rule() + "\" failed: ";
        results.add(result(scenario, false, "", expected, rule + fault.getMessage()));
    }

    private static TestResult result(
            TestScenario scenario, boolean passed, String cell, String expected, String actual) {
        return new TestResult(passed, scenario.file(), scenario.row(), cell, scenario.name(), expected, actual);
    }

    private TestReport report(int scenarios) {
        var unmetFirst = Stream.concat(
                        results.stream().filter(result -> !result.passed()),
                        results.stream().filter(TestResult::passed))
                .toList();
        return new TestReport(scenarios - failed, failed, unmetFirst, coverage.count());
    }
}
