package io.watchkeeper.rulebook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.rulebook.draft.DraftCheck;

/** {@code rules check}: everything that is wrong with the folder, as the service would say it of a draft. */
record CheckCommand(RulesFolder folder) {
    Answer run() {
        var content = folder.content();
        return answer(new DraftCheck().problems(0, content), content.files().keySet());
    }

    /** What there is to say where nothing else can be done. */
    Answer answer(List<RulebookProblem> problems, Set<String> files) {
        var lines = new ArrayList<>(folder.lines(problems));
        var counts = problems.stream().collect(Collectors.groupingBy(RulebookProblem::severity, Collectors.counting()));
        lines.add(folder.say("%d errors, %d warnings, %d notes in %d files.", "%d 个错误，%d 个警告，%d 个提示，共 %d 个文件。")
                .formatted(
                        counts.getOrDefault(Severity.ERROR, 0L),
                        counts.getOrDefault(Severity.WARNING, 0L),
                        counts.getOrDefault(Severity.INFO, 0L),
                        files.size()));
        return new Answer(RulesFolder.sound(problems), lines, results(problems, files));
    }

    private List<JUnitXml.Result> results(List<RulebookProblem> problems, Set<String> files) {
        var byFile = problems.stream().collect(Collectors.groupingBy(RulebookProblem::file));
        var named = new TreeSet<>(files);
        named.addAll(byFile.keySet());
        return named.stream().map(file -> result(file, byFile)).toList();
    }

    private JUnitXml.Result result(String file, Map<String, List<RulebookProblem>> byFile) {
        var problems = byFile.getOrDefault(file, List.of());
        return new JUnitXml.Result("rules.check", file, text(problems, true), text(problems, false));
    }

    private String text(List<RulebookProblem> problems, boolean errors) {
        return problems.stream()
                .filter(problem -> errors == (problem.severity() == Severity.ERROR))
                .map(folder::line)
                .collect(Collectors.joining("\n"));
    }
}
