package io.watchkeeper.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What stands before the command line of a script: limits of its process, a session of its own, and a sandbox where that works here. */
final class Sandbox {
    private static final long MOST_FILE_BYTES = 1L << 30;
    private static final int MOST_PROCESSES = 4096;
    private static final int MIB = 1 << 20;
    private static final int PROBE_SECONDS = 5;

    private final boolean bubblewrap;
    private final Path hidden;

    private Sandbox(boolean bubblewrap, Path hidden) {
        this.bubblewrap = bubblewrap;
        this.hidden = hidden;
    }

    /**
     * @param wanted {@code where-possible}, {@code always} or {@code never}
     * @param hidden a folder that no script sees from within: the service's own, with its key
     */
    static Sandbox of(String wanted, Path hidden) {
        return new Sandbox(wanted.equals("always") || wanted.equals("where-possible") && works(), hidden);
    }

    boolean used() {
        return bubblewrap;
    }

    /** Some machines have it and forbid what it needs. */
    private static boolean works() {
        try {
            var probe = new ProcessBuilder(
                            "bwrap", "--ro-bind", "/", "/", "--unshare-pid", "--unshare-net", "--proc", "/proc", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Each of them becomes the next without another process, so that all have one number, which is that of the session, too. */
    List<String> before(Script script, Path home) {
        var line = new ArrayList<>(List.of(
                "setsid",
                "prlimit",
                "--core=0",
                "--nproc=" + MOST_PROCESSES,
                "--fsize=" + MOST_FILE_BYTES,
                "--as=" + (long) script.memory() * MIB));
        if (bubblewrap) {
            line.addAll(List.of("bwrap", "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts"));
            if (!script.network()) {
                line.add("--unshare-net");
            }
            line.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"));
            if (Files.isDirectory(hidden)) {
                line.addAll(
                        List.of("--tmpfs", hidden.toAbsolutePath().normalize().toString()));
            }
            line.addAll(List.of("--ro-bind", home.toString(), home.toString()));
            script.write().forEach(folder -> line.addAll(List.of("--bind", folder.toString(), folder.toString())));
            line.addAll(List.of("--chdir", home.toString()));
        }
        return line;
    }
}
