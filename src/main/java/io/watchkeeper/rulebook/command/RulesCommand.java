package io.watchkeeper.rulebook.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.rulebook.command.Asked.Action;
import io.watchkeeper.rulebook.command.RulesFolder.Unreadable;

/** {@code rules check|test|backtest FOLDER} at the terminal. */
public final class RulesCommand {
    public static final int FINE = 0;
    public static final int PROBLEMS = 1;
    public static final int MISUSED = 2;
    public static final int UNREADABLE = 3;

    private static final String USAGE =
            """
            Usage: rules check FOLDER
                   rules test FOLDER
                   rules backtest FOLDER --signals FILE.jsonl [--against FOLDER]
            Each also takes --junit FILE.xml and --lang en|zh.""";

    private final PrintStream out;
    private final PrintStream complaints;

    public RulesCommand(PrintStream out, PrintStream complaints) {
        this.out = out;
        this.complaints = complaints;
    }

    /** @return the exit code: 0 fine, 1 problems or test scenarios that are not met, 2 asked for in another way, 3 something cannot be read or written */
    public int run(List<String> arguments) {
        try {
            return answer(Asked.parse(arguments));
        } catch (Asked.Misused misused) {
            complaints.println(RulesFolder.plain(misused.getMessage()));
            complaints.println(USAGE);
            return MISUSED;
        } catch (Unreadable | UncheckedIOException unreadable) {
            String.valueOf(unreadable.getMessage())
                    .lines()
                    .map(RulesFolder::plain)
                    .forEach(complaints::println);
            return UNREADABLE;
        }
    }

    private int answer(Asked asked) {
        var answer = answer(asked.action(), asked);
        answer.lines().forEach(out::println);
        asked.junit().ifPresent(file -> write(answer, asked, file));
        return answer.fine() ? FINE : PROBLEMS;
    }

    private static Answer answer(Action action, Asked asked) {
        var folder = new RulesFolder(asked.folder(), asked.language());
        try {
            return switch (action) {
                case CHECK -> new CheckCommand(folder).run();
                case TEST -> new TestCommand(folder).run();
                case BACKTEST -> backtest(folder, asked);
            };
        } catch (RulebookRejected rejected) {
            return new CheckCommand(folder).answer(rejected.problems(), Set.of());
        }
    }

    private static Answer backtest(RulesFolder folder, Asked asked) {
        var against = asked.against().map(other -> new RulesFolder(other, asked.language()));
        return new BacktestCommand(
                        folder, against, new SignalsFile(asked.signals().orElseThrow()))
                .run();
    }

    private static void write(Answer answer, Asked asked, Path file) {
        try {
            JUnitXml.write("rules " + asked.action().name().toLowerCase(Locale.ROOT), answer.results(), file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }
}
