package io.watchkeeper.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What to run.
 *
 * @param arguments the program first
 * @param input what it reads from its standard input
 */
public record RemoteCommand(List<String> arguments, byte[] input) {
    private static final Duration TO_DIE = Duration.ofSeconds(1);
    private static final double MILLIS = 1000.0;

    public RemoteCommand {
        arguments = List.copyOf(arguments);
    }

    public static RemoteCommand of(List<String> arguments) {
        return new RemoteCommand(arguments, new byte[0]);
    }

    /** One line for the shell: the command under coreutils' {@code timeout}, so that it ends with all it has started even where the connection is lost. */
    String line(Duration within) {
        var guarded = new ArrayList<>(List.of(
                "timeout",
                "-k",
                TO_DIE.toSeconds() + "s",
                String.format(Locale.ROOT, "%.1fs", Math.max(MILLIS / 10, within.toMillis()) / MILLIS)));
        guarded.addAll(arguments);
        return ShellWords.line(guarded);
    }

    /** How long the other side is given, so that its own end of time comes before ours. */
    static Duration shorter(Duration within) {
        var less = within.minus(TO_DIE.multipliedBy(2));
        return less.compareTo(within.dividedBy(2)) > 0 ? less : within.dividedBy(2);
    }
}
