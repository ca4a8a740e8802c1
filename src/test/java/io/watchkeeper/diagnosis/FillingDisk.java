package io.watchkeeper.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.watchkeeper.testing.PrometheusServer;
import io.watchkeeper.testing.RealPrograms;

/** A disk in memory that something fills by some megabytes a second, with Debian's node exporter that looks at it; both in namespaces that go with them. */
final class FillingDisk implements AutoCloseable {
    static final String PROGRAM = "prometheus-node-exporter";

    private static final String[] UNSHARE = {"unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"};
    /** The last megabytes stay free: a full disk is not what grows. */
    private static final String SCRIPT =
            """
            set -eu
            mount -t tmpfs -o size=64m,mode=0777 tmpfs "$DISK"
            "$EXPORTER" --web.listen-address=127.0.0.1:"$PORT" --collector.disable-defaults --collector.filesystem &
            until [ -e "$DISK.fill" ]; do sleep 0.1; done
            for part in $(seq 20); do
                head -c 3145728 /dev/zero >> "$DISK/log"
                sleep 0.2
            done
            wait
            """;

    private final Path disk;
    private final int port = PrometheusServer.freePort();
    private final Process process;

    FillingDisk(Path folder) throws IOException {
        disk = Files.createDirectories(folder.resolve("disk"));
        var builder = new ProcessBuilder(UNSHARE);
        builder.command().addAll(List.of("bash", "-c", SCRIPT));
        builder.environment().put("DISK", disk.toString());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("EXPORTER", RealPrograms.require(PROGRAM).toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("disk.log").toFile())
                .start();
    }

    /** Whether this machine lets its user mount disks in a namespace. */
    static boolean possible() throws IOException, InterruptedException {
        var tried = new ProcessBuilder(UNSHARE);
        tried.command().addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
        var process = tried.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    void fill() throws IOException {
        Files.createFile(Path.of(disk + ".fill"));
    }

    String mountpoint() {
        return disk.toString();
    }

    /** As Prometheus calls it. */
    String instance() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
