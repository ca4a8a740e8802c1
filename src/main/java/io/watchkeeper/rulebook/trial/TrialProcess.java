package io.watchkeeper.rulebook.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.quarkus.logging.Log;
import io.watchkeeper.decision.trial.StageTrial;
import io.watchkeeper.decision.trial.TrialStep;

/** One run of the other process: without the service's environment, in a folder of its own, ended when it takes too long. */
final class TrialProcess {
    private static final int OUT_OF_MEMORY = 3;
    private static final int MOST_SAID = 4 * 1024 * 1024;
    private static final long GRACE_MILLIS = 5_000;

    private final TrialConfig config;
    private final List<String> javaOptions;

    TrialProcess(TrialConfig config) {
        this.config = config;
        this.javaOptions = List.of(
                "-Xmx" + config.memory().asLongValue(),
                // less than the service's threads have, so that nothing overflows there that did not here
                "-Xss512k",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                // it shares the machine with those who decide
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    /** How it ended. */
    enum End {
        DONE,
        TOO_LATE,
        OUT_OF_MEMORY,
        /** Or it said more than anybody reads. */
        DIED
    }

    /**
     * @param last what it was about to do when it ended
     * @param result where it came to one
     */
    record Outcome(End end, Optional<TrialStep> last, Optional<StageTrial.Result> result) {}

    Outcome run(TrialOrder order) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("watchkeeper-trial-");
        try {
            return run(order, start(folder));
        } finally {
            delete(folder);
        }
    }

    private Process start(Path folder) throws IOException {
        var options = folder.resolve("options");
        Files.writeString(options, "-cp \"" + ServiceClassPath.text().replace("\\", "\\\\") + "\"\n");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Duser.home=" + folder);
        command.add("@" + options);
        command.add(TrialProgram.class.getName());
        command.add(Long.toString(config.within().toMillis() + GRACE_MILLIS));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        // neither secrets nor addresses, nor options of Java that were meant for the service
        builder.environment().clear();
        return builder.start();
    }

    private Outcome run(TrialOrder order, Process process) throws IOException, InterruptedException {
        try {
            var heard = new Heard();
            var listening = new Thread(() -> heard.listen(process.getInputStream()), "rule-trial");
            listening.start();
            try (var input = process.getOutputStream()) {
                input.write(order.bytes());
            } catch (IOException closed) {
                Log.debugf("The trial ended before it had read its order: %s", closed.getMessage());
            }
            boolean ended = process.waitFor(config.within().toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            listening.join();
            return new Outcome(ended ? end(process.exitValue(), heard) : End.TOO_LATE, heard.step, heard.result);
        } finally {
            process.destroyForcibly();
        }
    }

    private static End end(int exitValue, Heard heard) {
        return switch (exitValue) {
            case 0 -> heard.enough ? End.DIED : End.DONE;
            case OUT_OF_MEMORY -> End.OUT_OF_MEMORY;
            default -> End.DIED;
        };
    }

    /** What it said so far. */
    private static final class Heard {
        private volatile Optional<TrialStep> step = Optional.empty();
        private volatile Optional<StageTrial.Result> result = Optional.empty();
        private volatile boolean enough;

        private void listen(InputStream output) {
            try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                int said = 0;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    said += line.length();
                    enough = said > MOST_SAID;
                    if (enough) {
                        return;
                    }
                    note(TrialOrder.JSON.readValue(line, TrialOrder.Line.class));
                }
            } catch (IOException brokenOff) {
                Log.debugf("What a trial says broke off: %s", brokenOff.getMessage());
            }
        }

        private void note(TrialOrder.Line line) {
            step = Optional.ofNullable(line.step()).or(() -> step);
            result = Optional.ofNullable(line.result()).or(() -> result);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            Log.debugf("A folder of a trial is left behind: %s", left.getMessage());
        }
    }
}
