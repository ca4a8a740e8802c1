package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A host as plans reach it: a real sshd, and a real supervisord with programs that answer by HTTP with their own name. What has ended is not started again
 * unless somebody asks for it. No systemd runs where tests do: {@code systemctl} and {@code journalctl} of this host ask supervisor instead.
 */
public final class SupervisedHost implements AutoCloseable {
    /** For {@link NeedsProgram}, beside {@link SshServer#PROGRAM}. */
    public static final String PROGRAM = "supervisord";

    public static final String PACKAGE = "supervisor";
    public static final String ADDRESS = "127.0.0.1";

    private static final Duration SOON = Duration.ofSeconds(30);
    /** In a folder, for supervisorctl too; programs follow. */
    public static final String CONTROL =
            """
            [supervisord]
            nodaemon=true
            logfile=%1$s/supervisord.log
            pidfile=%1$s/supervisord.pid
            [unix_http_server]
            file=%1$s/supervisor.sock
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl=unix://%1$s/supervisor.sock
            """;

    private static final String SERVES =
            """
            [program:%1$s]
            command=/usr/bin/python3 -m http.server %2$d --bind %3$s --directory %4$s/%1$s
            autorestart=false
            startsecs=0
            redirect_stderr=true
            stdout_logfile=%4$s/%1$s.log
            """;

    /** As a unit of type notify: once it says that it has started, it takes connections. */
    private static final String SYSTEMCTL =
            """
            #!/bin/bash
            case $1 in
            restart)
                supervisorctl restart "$3" || exit 1
                until (exec 3<>/dev/tcp/%s/$(cat %s/"$3"/port)) 2>/dev/null; do sleep 0.05; done ;;
            is-active) exec supervisorctl status "$3" ;;
            *) exit 1 ;;
            esac
            """;

    private static final String JOURNALCTL =
            """
            #!/bin/bash
            for last; do :; done
            exec supervisorctl tail "${last#--unit=}"
            """;

    private final Path folder;
    private final SshServer sshd;
    private final Process supervisor;
    private final Map<String, Integer> ports;

    private SupervisedHost(Path folder, SshServer sshd, Process supervisor, Map<String, Integer> ports) {
        this.folder = folder;
        this.sshd = sshd;
        this.supervisor = supervisor;
        this.ports = ports;
    }

    /** Returns once each of them answers. */
    public static SupervisedHost start(Path folder, List<String> programs) throws IOException, InterruptedException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var sshd = SshServer.start(folder.resolve("ssh"), "SetEnv PATH=" + bin + ":/usr/bin:/bin\n");
        var ports = new LinkedHashMap<String, Integer>();
        var config = new StringBuilder(CONTROL.formatted(folder));
        for (var program : programs) {
            int port = SshServer.freePort();
            ports.put(program, port);
            var served = Files.createDirectories(folder.resolve(program));
            Files.writeString(served.resolve("index.html"), program);
            Files.writeString(served.resolve("metrics"), "program_up 1\n");
            Files.writeString(served.resolve("port"), Integer.toString(port));
            config.append(SERVES.formatted(program, port, ADDRESS, folder));
        }
        var control = Files.writeString(folder.resolve("supervisord.conf"), config);
        // Debian's looks for its configuration in one place only
        var supervisorctl = RealPrograms.require("supervisorctl") + " -c " + control;
        script(bin.resolve("supervisorctl"), "#!/bin/sh\nexec " + supervisorctl + " \"$@\"\n");
        script(bin.resolve("systemctl"), SYSTEMCTL.formatted(ADDRESS, folder));
        script(bin.resolve("journalctl"), JOURNALCTL);
        var supervisor = new ProcessBuilder(RealPrograms.require(PROGRAM).toString(), "-c", control.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("supervisor.out").toFile())
                .start();
        // asked, not killed: only so does it end its programs
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::destroy));
        var host = new SupervisedHost(folder, sshd, supervisor, ports);
        ports.forEach((program, port) -> awaitConnections(port, program));
        return host;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Returns once a program of this machine takes connections there. */
    public static void awaitConnections(int port, String program) {
        long until = System.nanoTime() + SOON.toNanos();
        while (!takesConnections(port)) {
            if (System.nanoTime() > until) {
                throw new AssertionError(program + " takes no connections on port " + port);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean takesConnections(int port) {
        try (var socket = new Socket(ADDRESS, port)) {
            return socket.isConnected();
        } catch (IOException starting) {
            return false;
        }
    }

    public SshServer sshd() {
        return sshd;
    }

    /** Where the program answers. */
    public int port(String program) {
        return ports.get(program);
    }

    /** As kill -9 does; it stays so. */
    public void kill(String program) {
        ProcessHandle.of(pid(program)).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** The process that was started for it at last. */
    public long pid(String program) {
        return starts(program)
                .reduce((first, second) -> second)
                .map(start -> Long.parseLong(start.group(1)))
                .orElseThrow();
    }

    /** How often supervisor has started it. */
    public long timesStarted(String program) {
        return starts(program).count();
    }

    private Stream<MatchResult> starts(String program) {
        var spawned = Pattern.compile("spawned: '" + Pattern.quote(program) + "' with pid (\\d+)");
        return spawned.matcher(read("supervisord.log")).results();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        sshd.close();
        supervisor.destroy();
        supervisor.onExit().join();
    }
}
