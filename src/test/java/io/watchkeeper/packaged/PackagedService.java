package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.testing.DatabaseServer;

/** The packaged service, started as the README says: the process that people run. */
final class PackagedService implements AutoCloseable {
    static final String TOKEN = "administrator-of-the-packaged-service";

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final String READY = "Watchkeeper is ready: ";

    private final Program program;
    private final Setup setup;

    private PackagedService(Program program, Setup setup) {
        this.program = program;
        this.setup = setup;
    }

    /**
     * What one service is started with.
     *
     * @param folder where it runs; its embedded database, if it has one, is in {@code data} there
     * @param environment its own variables
     * @param virtualMachine options of Java
     * @param built the folder that it was built in
     */
    record Setup(Path folder, int port, Map<String, String> environment, List<String> virtualMachine, Path built) {
        private static final Path HERE = Path.of(System.getProperty("repository.root", "."));
        private static final List<String> STARTING_FAST =
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

        Setup {
            environment = Map.copyOf(environment);
            virtualMachine = List.copyOf(virtualMachine);
        }

        /** On a free port, with an embedded database, and {@link PackagedService#TOKEN}; gets ready in half the time, and has half the speed afterwards. */
        static Setup in(Path folder) {
            return new Setup(folder, Program.freePort(), Map.of("WATCHKEEPER_ADMIN_TOKEN", TOKEN), STARTING_FAST, HERE);
        }

        Setup on(DatabaseAddress database) {
            return with(
                    "WATCHKEEPER_DATABASE_URL",
                    "postgresql://%s:%s@%s:%d/%s"
                            .formatted(
                                    database.user(),
                                    database.password(),
                                    database.host(),
                                    database.port(),
                                    database.database()));
        }

        Setup with(String variable, String value) {
            var more = new TreeMap<>(environment);
            more.put(variable, value);
            return new Setup(folder, port, more, virtualMachine, built);
        }

        Setup without(String variable) {
            var less = new TreeMap<>(environment);
            less.remove(variable);
            return new Setup(folder, port, less, virtualMachine, built);
        }

        /** With no option of Java, as the README says. */
        Setup asPeopleStartIt() {
            return new Setup(folder, port, environment, List.of(), built);
        }

        /** Another release, built elsewhere. */
        Setup of(Path release) {
            return new Setup(folder, port, environment, virtualMachine, release);
        }

        /** The same, on a port of its own. */
        Setup onAnotherPort() {
            return new Setup(folder, Program.freePort(), environment, virtualMachine, built);
        }

        URI url(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        Path data() {
            return folder.resolve("data");
        }

        /** Returns at once; it may never get ready. */
        PackagedService launch() {
            return new PackagedService(run(), this);
        }

        /** The same program with arguments: what it does instead of serving. */
        Program run(String... arguments) {
            if (!virtualMachine.isEmpty() && !environment.containsKey("WATCHKEEPER_DATABASE_URL")) {
                DatabaseServer.lendPrograms(data());
            }
            var variables = new TreeMap<>(
                    Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "WATCHKEEPER_DATA_DIR", data().toString()));
            variables.putAll(environment);
            var command = new ArrayList<String>();
            command.add(java("java"));
            command.addAll(virtualMachine);
            command.addAll(List.of("-jar", jar().toString()));
            command.addAll(List.of(arguments));
            return Program.start("watchkeeper", folder, command, variables);
        }

        /** Returns once it says that it is ready. */
        PackagedService start() {
            var service = launch();
            try {
                service.awaitReady();
                return service;
            } catch (RuntimeException | Error failed) {
                service.close();
                throw failed;
            }
        }

        private Path jar() {
            var jar = built.resolve("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
            if (!Files.exists(jar)) {
                throw new IllegalStateException(jar + " is not there; package first: ./mvnw -DskipTests package");
            }
            return jar;
        }
    }

    void awaitReady() {
        Wait.untilTrue("the line that says it is ready, in " + program.log(), TO_START, () -> {
            if (!program.isAlive()) {
                throw new Wait.GaveUp("The service ended:\n" + program.output());
            }
            return program.output().contains(READY);
        });
    }

    String output() {
        return program.output();
    }

    URI url(String path) {
        return setup.url(path);
    }

    /** A request that shows no token. */
    RequestSpecification anyone() {
        return RestAssured.given().baseUri("http://localhost").port(setup.port());
    }

    RequestSpecification administrator() {
        return as(TOKEN);
    }

    RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    Program program() {
        return program;
    }

    /** With the PostgreSQL that it brought, which a kill leaves behind. */
    Optional<ProcessHandle> embeddedPostgres() {
        return new Postmaster(setup.data()).process();
    }

    void kill() {
        program.kill();
    }

    /** What Java's own tool says after it has asked the service's Java for something. */
    String jcmd(String... what) {
        var command = new ArrayList<>(List.of(java("jcmd"), Long.toString(program.pid())));
        command.addAll(List.of(what));
        try {
            var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    int stop() {
        return program.stop();
    }

    @Override
    public void close() {
        program.close();
        new Postmaster(setup.data()).endIfRunning();
    }
}
