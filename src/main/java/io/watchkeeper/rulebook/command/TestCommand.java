package io.watchkeeper.rulebook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.testing.Coverage;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.decision.testing.TestResult;
import io.watchkeeper.decision.testing.TestRun;
import io.watchkeeper.decision.testing.TestScenario;

/** {@code rules test}: has the folder's rules decide on the test scenarios that lie beside them. */
record TestCommand(RulesFolder folder) {
    private static final int MOST_UNTOUCHED = 50;

    Answer run() {
        var content = folder.content();
        var problems = new Problems();
        var scenarios = TestFile.readAll(content, problems);
        if (!problems.sound()) {
            throw new RulebookRejected(problems.found());
        }
        try (var rulebook = RulebookCompiler.compile(0, content)) {
            return answer(content, TestRun.of(rulebook, scenarios), scenarios);
        }
    }

    private Answer answer(RulebookContent content, TestReport report, List<TestScenario> scenarios) {
        var lines = new ArrayList<String>();
        report.results().stream().filter(result -> !result.passed()).forEach(result -> lines.add(line(result)));
        var coverage = report.coverage();
        lines.addAll(untouched(content, coverage));
        lines.add(folder.say("%d of %d rules are fired by some test scenario.", "%2$d 条规则中有 %1$d 条被测试场景触发。")
                .formatted(coverage.fired(), coverage.rules()));
        lines.add(folder.say("%d test scenarios passed, %d failed.", "%d 个测试场景通过，%d 个未通过。")
                .formatted(report.passed(), report.failed()));
        return new Answer(report.green(), lines, results(report, scenarios));
    }

    private String line(TestResult result) {
        return folder.place(result.file(), Integer.toString(result.row())) + ": "
                + folder.say("FAILED", "未通过") + (result.cell().isEmpty() ? "" : " " + result.cell()) + " "
                + RulesFolder.plain(result.name()) + ": " + told(result);
    }

    private String told(TestResult result) {
        return RulesFolder.plain(folder.say("expected %s, was decided: %s", "期望 %s，实际判定：%s")
                .formatted(result.expected(), result.actual().isEmpty() ? "-" : result.actual()));
    }

    private List<String> untouched(RulebookContent content, Coverage coverage) {
        var lines = coverage.untouched().stream()
                .limit(MOST_UNTOUCHED)
                .map(rule -> place(content, rule) + ": " + folder.say("not tested: ", "未被测试：")
                        + RulesFolder.plain(rule.rule()))
                .collect(Collectors.toCollection(ArrayList::new));
        int left = coverage.rules() - coverage.fired() - lines.size();
        if (left > 0) {
            lines.add(folder.say("… and %d more rules that no test scenario fires.", "……另有 %d 条规则未被任何测试场景触发。")
                    .formatted(left));
        }
        return lines;
    }

    /** A rule of DRL is looked for by its stage: which of its files holds it nobody noted. */
    private String place(RulebookContent content, Coverage.Untouched rule) {
        return content.files().containsKey(rule.table())
                ? folder.place(rule.table(), Integer.toString(rule.row()))
                : folder.place(rule.stage().folder(), "");
    }

    private List<JUnitXml.Result> results(TestReport report, List<TestScenario> scenarios) {
        var unmet = report.results().stream()
                .filter(result -> !result.passed())
                .collect(Collectors.groupingBy(result -> result.file() + ":" + result.row()));
        return scenarios.stream()
                .map(scenario -> new JUnitXml.Result(
                        scenario.file(),
                        scenario.name(),
                        unmet.getOrDefault(scenario.file() + ":" + scenario.row(), List.of()).stream()
                                .map(this::line)
                                .collect(Collectors.joining("\n")),
                        ""))
                .toList();
    }
}
