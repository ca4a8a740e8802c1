package io.watchkeeper.packaged;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.RealPrograms;

/** Debian's HAProxy before two nodes, with the file that the documentation hands out. */
final class HaProxy implements AutoCloseable {
    static final String PROGRAM = "haproxy";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path CONFIGURATION = Path.of(
                    System.getProperty("repository.root", "."), "docs", "deploy", "haproxy.cfg")
            .toAbsolutePath();

    private final Program program;
    private final int port;

    private HaProxy(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Returns once one of them is reached. */
    static HaProxy before(Path folder, Setup a, Setup b) {
        var port = Program.freePort();
        var program = Program.start(
                PROGRAM,
                folder,
                List.of(RealPrograms.require(PROGRAM).toString(), "-db", "-f", CONFIGURATION.toString()),
                Map.of(
                        "LISTEN", "127.0.0.1:" + port,
                        "NODE_A", "127.0.0.1:" + a.port(),
                        "NODE_B", "127.0.0.1:" + b.port()));
        Wait.untilTrue(
                "HAProxy, which says: " + program.log(),
                SOON,
                () -> RestAssured.get("http://localhost:" + port + "/q/health/ready")
                                .statusCode()
                        == 200);
        return new HaProxy(program, port);
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        program.close();
    }
}
