package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.watchkeeper.decision.plan.OperationCall;

/** Takes traffic off a server of HAProxy and gives it back, by the runtime API. */
final class HaproxyOperation implements Operation {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var line = HaproxyLine.of(call.does().get(0), call.values());
        var socket = new RuntimeSocket(connection.setting("address"));
        output.line("> " + line);
        var wait = HaproxyLine.wait(line);
        try {
            return wait.isPresent() ? wait(socket, wait.get(), within, output) : command(socket, line, within, output);
        } catch (RuntimeSocket.NoAnswer silent) {
            // who waits has changed nothing
            return wait.isPresent()
                    ? new Outcome.Failed(silent.getMessage())
                    : new Outcome.Unknown(silent.getMessage());
        }
    }

    /** What changes something is answered by nothing at all; words say what is wrong. */
    private static Outcome command(RuntimeSocket socket, String line, Duration within, Output output)
            throws RuntimeSocket.NoAnswer, InterruptedException {
        var answer = socket.ask(line, within).strip();
        answer.lines().forEach(output::line);
        if (line.startsWith("show ")) {
            return new Outcome.Done(
                    new TreeMap<>(Map.of("servers", Long.toString(answer.lines().count()))));
        }
        return answer.isEmpty()
                ? new Outcome.Done(new TreeMap<>())
                : new Outcome.Failed(
                        "HAProxy answers: " + answer.lines().findFirst().orElse(""));
    }

    private static Outcome wait(RuntimeSocket socket, HaproxyLine.Wait wait, Duration within, Output output)
            throws RuntimeSocket.NoAnswer, InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (true) {
            var sessions = sessions(socket.ask("show stat", ONE_ANSWER), wait);
            if (sessions.isEmpty()) {
                return new Outcome.Failed("HAProxy has no server " + wait.backend() + "/" + wait.server());
            }
            output.line(sessions.getAsInt() + " sessions");
            if (sessions.getAsInt() <= wait.sessions()) {
                return new Outcome.Done(new TreeMap<>(Map.of("sessions", Integer.toString(sessions.getAsInt()))));
            }
            if (System.nanoTime() + BETWEEN.toNanos() > until) {
                return new Outcome.Failed("there are still " + sessions.getAsInt() + " sessions");
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
    }

    /** From the table of statistics, whose first line names its columns. */
    private static OptionalInt sessions(String stat, HaproxyLine.Wait wait) {
        var lines = stat.lines().toList();
        var columns = lines.isEmpty()
                ? List.<String>of()
                : List.of(lines.get(0).replace("# ", "").split(","));
        int current = columns.indexOf("scur");
        return lines.stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length > Math.max(current, 1)
                        && cells[0].equals(wait.backend())
                        && cells[1].equals(wait.server()))
                .mapToInt(cells -> Integer.parseInt(cells[current]))
                .findFirst();
    }
}
