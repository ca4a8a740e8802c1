package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, its output in a file. None outlives the tests. */
final class Program implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
    }

    /**
     * @param folder where it runs, and its log is written
     * @param environment what it finds besides the environment of the tests, which is kept from it as far as it concerns this service
     */
    static Program start(String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            var log = Files.createTempFile(folder, name + "-", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(Program::concernsTheService);
            builder.environment().putAll(environment);
            return new Program(builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean concernsTheService(String variable) {
        return variable.startsWith("WATCHKEEPER_") || variable.startsWith("QUARKUS_");
    }

    /** All that it has printed, on both streams. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it started in turn, as far as that still runs. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** It stands still until {@link #thaw}, as on a machine that is paused. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(log + ": cannot be sent " + signal);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As kill -9 does: it has no say in it. */
    void kill() {
        process.destroyForcibly();
        awaitExit(TO_STOP);
    }

    /** With all that it has started. */
    void killTree() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    /** As a service manager does. */
    int stop() {
        process.destroy();
        return awaitExit(TO_STOP);
    }

    int awaitExit(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("still running after " + limit + ", see " + log);
    }

    @Override
    public void close() {
        kill();
    }
}
