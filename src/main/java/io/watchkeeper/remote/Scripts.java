package io.watchkeeper.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs programs of the script directory on this node: no shell between, their processes limited and, when the time is over, ended with all that they started. */
@Singleton
public class Scripts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SHOWN = 500;
    private static final Duration TO_DIE = Duration.ofSeconds(5);

    private final RemoteConfig config;
    private final Path hidden;
    private Sandbox sandbox;

    Scripts(
            RemoteConfig config,
            @ConfigProperty(name = "watchkeeper.data-dir", defaultValue = "watchkeeper-data") Path hidden) {
        this.config = config;
        this.hidden = hidden;
    }

    /**
     * Blocks for at most the time that it is given, and a little to end what runs.
     *
     * @param values of all the parameters that its manifest names
     * @param told what it reads besides, such as the key of the attempt
     * @throws ScriptRefused where it was not run
     */
    public CommandEnd run(
            String name, Map<String, String> values, Map<String, String> told, Duration within, Consumer<String> lines)
            throws InterruptedException {
        var folder = config.scripts()
                .orElseThrow(() -> new ScriptRefused("no script directory is configured: WATCHKEEPER_REMOTE_SCRIPTS"))
                .toAbsolutePath()
                .normalize();
        var script = Script.read(folder, name);
        script.check(values);
        var home = folder.resolve(name);
        if (!sandbox().used()) {
            lines.accept("without a sandbox: bubblewrap does not work here");
        }
        return run(command(script, home, values), home, input(values, told), within, lines);
    }

    /**
     * A folder of the script directory.
     *
     * @param parameters types by name
     * @param refusal why it cannot be run, empty where it can
     */
    public record Found(String name, String about, SortedMap<String, String> parameters, String refusal) {}

    /** All there are by name, whatever is wrong with them; empty without a script directory. Blocks. */
    public List<Found> found() {
        if (config.scripts().isEmpty() || !Files.isDirectory(config.scripts().get())) {
            return List.of();
        }
        var folder = config.scripts().get();
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(home -> found(folder, home.getFileName().toString()))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .limit(MOST_SHOWN)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static Found found(Path folder, String name) {
        try {
            var script = Script.read(folder, name);
            return new Found(name, script.about(), new TreeMap<>(script.parameters()), "");
        } catch (ScriptRefused refused) {
            return new Found(name, "", new TreeMap<>(), refused.getMessage());
        }
    }

    /** Looked at once, at the first script. */
    private synchronized Sandbox sandbox() {
        if (sandbox == null) {
            sandbox = Sandbox.of(config.sandbox(), hidden);
        }
        return sandbox;
    }

    private List<String> command(Script script, Path home, Map<String, String> values) {
        var command = new ArrayList<>(sandbox().before(script, home));
        var own = new ArrayList<>(List.of(home.resolve(script.run()).toString()));
        own.addAll(script.arguments());
        try {
            command.addAll(BoundArguments.of(own, values));
        } catch (IllegalArgumentException refused) {
            throw new ScriptRefused(refused.getMessage());
        }
        return command;
    }

    private static byte[] input(Map<String, String> values, Map<String, String> told) {
        var all = new TreeMap<String, Object>(told);
        all.put("parameters", new TreeMap<>(values));
        try {
            return JSON.writeValueAsBytes(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are JSON", impossible);
        }
    }

    private static CommandEnd run(
            List<String> command, Path home, byte[] input, Duration within, Consumer<String> lines)
            throws InterruptedException {
        Process process;
        try {
            process = started(command, home);
        } catch (IOException absent) {
            return new CommandEnd.NotBegun("the script cannot be started: " + absent.getMessage());
        }
        try {
            var out = new Pump(process.getInputStream(), new Lines(lines));
            var err = new Pump(process.getErrorStream(), new Lines(lines));
            Pump.feed(process.getOutputStream(), input);
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return new CommandEnd.Unknown("the script was stopped after " + within.toSeconds() + " s");
            }
            // what it left running may hold the streams open
            endAll(process);
            err.end(TO_DIE);
            return new CommandEnd.Exited(process.exitValue(), out.end(TO_DIE));
        } finally {
            endAll(process);
        }
    }

    /** With nothing of the service's environment, where secrets are. */
    private static Process started(List<String> command, Path home) throws IOException {
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG", "C.UTF-8"));
        return builder.start();
    }

    /** The whole group: what it started has its number. */
    private static void endAll(Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
