package io.watchkeeper.rulebook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.backtest.BacktestResult;
import io.watchkeeper.decision.backtest.Cell;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.Tally;
import io.watchkeeper.rulebook.RulebookFiles;
import io.watchkeeper.rulebook.command.RulesFolder.Unreadable;

/** {@code rules backtest}: what the folder's rules decide on exported signals, beside what others do. */
record BacktestCommand(RulesFolder folder, Optional<RulesFolder> against, SignalsFile signals) {
    /** Numbers that no stored version has: both decide every signal again. */
    private static final long FORMER = -1;

    private static final long TESTED = 0;

    Answer run() {
        try (var live = former()) {
            var tally = new Tally();
            try (var other = RulebookCompiler.compile(TESTED, folder.content())) {
                var comparison = new Comparison(live, other);
                signals.read(page -> comparison.compare(page, tally));
            }
            return answer(tally.result());
        }
    }

    private Rulebook former() {
        try {
            return RulebookCompiler.compile(
                    FORMER, against.map(RulesFolder::content).orElseGet(RulebookFiles::library));
        } catch (RulebookRejected rejected) {
            // the problems are not the tested folder's
            throw new Unreadable(String.join("\n", against.orElse(folder).lines(rejected.problems())));
        }
    }

    private Answer answer(BacktestResult result) {
        var lines = new ArrayList<String>();
        var results = new ArrayList<JUnitXml.Result>();
        for (var stage : Stage.OF_SIGNALS) {
            var told = matrix(stage, result);
            lines.addAll(told);
            results.add(new JUnitXml.Result("rules.backtest", stage.folder(), "", String.join("\n", told)));
        }
        result.sentences().forEach(sentence -> lines.add(sentence.in(folder.language())));
        return new Answer(true, lines, results);
    }

    /** What changes, the most frequent first, and in one line what stays. */
    private List<String> matrix(Stage stage, BacktestResult result) {
        var cells =
                result.matrix().stream().filter(cell -> cell.stage() == stage).toList();
        long same = cells.stream()
                .filter(cell -> cell.from().equals(cell.to()))
                .mapToLong(Cell::count)
                .sum();
        var changed = cells.stream()
                .filter(cell -> !cell.from().equals(cell.to()))
                .map(cell -> "%-14s %9d  %s -> %s"
                        .formatted(stage.folder(), cell.count(), answer(cell.from()), answer(cell.to())));
        var stays = "%-14s %9d  %s".formatted(stage.folder(), same, folder.say("as before", "不变"));
        return Stream.concat(changed, Stream.of(stays)).collect(Collectors.toList());
    }

    private String answer(String text) {
        return text.isEmpty() ? folder.say("(none)", "（无）") : RulesFolder.plain(text);
    }
}
