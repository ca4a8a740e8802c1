package io.watchkeeper.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real sshd of this machine on a free port, for the user that runs the tests, with keys of its own. */
public final class SshServer implements AutoCloseable {
    /** For {@link NeedsProgram}. */
    public static final String PROGRAM = "sshd";

    public static final String PACKAGE = "openssh-server";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final Process process;

    private SshServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static SshServer start(Path folder) throws IOException, InterruptedException {
        return start(folder, "");
    }

    /** @param more lines of its configuration */
    public static SshServer start(Path folder, String more) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        key(folder.resolve("host"));
        key(folder.resolve("user"));
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        privileged();
        int port = freePort();
        var config = folder.resolve("sshd_config");
        Files.writeString(
                config,
                """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                PasswordAuthentication no
                """
                                .formatted(port, folder.resolve("host"), folder.resolve("authorized"))
                        + more);
        var process = new ProcessBuilder(RealPrograms.require(PROGRAM).toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var server = new SshServer(folder, port, process);
        server.awaitStart();
        return server;
    }

    private static void key(Path file) throws IOException, InterruptedException {
        var made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("ssh-keygen makes no key at " + file);
        }
    }

    /** Where root starts it, it wants an empty folder, which the service manager makes elsewhere. */
    private static void privileged() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(
                    Path.of("/run/sshd"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
    }

    private void awaitStart() throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException starting) {
                Thread.onSpinWait();
            }
        }
        throw new IOException(Files.readString(folder.resolve("sshd.log")));
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    public String privateKey() throws IOException {
        return Files.readString(folder.resolve("user"));
    }

    /** As {@code ssh-keyscan} prints it. */
    public String knownHosts() throws IOException {
        var key = List.of(Files.readString(folder.resolve("host.pub")).split(" "));
        return "[127.0.0.1]:" + port + " " + key.get(0) + " " + key.get(1).strip();
    }

    /** Of a source of checks that leads here. */
    public Map<String, String> settings() throws IOException {
        return Map.of(
                "hosts",
                "127.0.0.1",
                "user",
                user(),
                "port",
                Integer.toString(port),
                "hostKeys",
                knownHosts(),
                "act",
                "yes");
    }

    /** As a machine that goes away: what serves open connections ends, too. */
    public void closeWithSessions() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
