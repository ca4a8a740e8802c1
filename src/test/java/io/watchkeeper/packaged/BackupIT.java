package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.restassured.http.ContentType;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says about backups, done under load with the scripts that it hands out. */
@NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
class BackupIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SOME = 300;
    private static final Path SCRIPTS = Path.of(System.getProperty("repository.root", "."), "docs", "deploy")
            .toAbsolutePath();

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void what_was_acknowledged_before_a_backup_is_there_after_its_restore() {
        try (var postgres = DebianPostgres.start(folder.resolve("postgres"));
                var service = setup("service").on(postgres.address()).start();
                var load = Load.on(service.url("/api/v1/intake/alerts"), new Random(5))) {
            postgres.run("createdb", "--maintenance-db=" + postgres.url("postgres"), "elsewhere");

            var before = underLoad(load);
            assertThat(script(0, "backup", postgres.url("postgres"))).isBlank();
            acknowledgements(load, SOME);
            assertThat(script(0, "restore", postgres.url("elsewhere"))).isBlank();
            assertThat(script(1, "restore", postgres.url("elsewhere"))).contains("Restore into an empty one");
            new Reckoning(postgres.address("elsewhere")).compareBackup(before);

            var beforeCopy = underLoad(load);
            var copy = folder.resolve("copy");
            postgres.run(
                    "pg_basebackup",
                    "--dbname=" + postgres.url("postgres"),
                    "--pgdata=" + copy.resolve("cluster"),
                    "--checkpoint=fast");
            load.settle();
            try (var copied = DebianPostgres.on(copy)) {
                new Reckoning(copied.address()).compareBackup(beforeCopy);
            }
            worksElsewhere(postgres);
        }
    }

    /** What is acknowledged by now, and work goes on. */
    private static Set<String> underLoad(Load load) {
        acknowledgements(load, SOME);
        return load.ledger().acknowledgedIds();
    }

    private static void acknowledgements(Load load, int more) {
        var before = load.ledger().acknowledgements();
        Wait.untilTrue("load", SOON, () -> load.ledger().acknowledgements() > before + more);
    }

    private void worksElsewhere(DebianPostgres postgres) {
        var setup = setup("elsewhere").on(postgres.address("elsewhere"));
        try (var service = setup.start()) {
            service.anyone().get("/q/health/ready").then().statusCode(200);
            service.administrator()
                    .contentType(ContentType.JSON)
                    .body("{\"labels\":{\"alertname\":\"HostHighCpuLoad\",\"instance\":\"new:9100\"}}")
                    .post("/api/v1/intake/alerts")
                    .then()
                    .statusCode(200)
                    .body("results[0].outcome", equalTo("DECIDED"));
            assertThat(Terminal.expect(0, setup, "audit", "verify")).contains("The audit log is whole");
        }
    }

    private Setup setup(String name) {
        return Setup.in(folder.resolve(name));
    }

    private String script(int exitCode, String name, String url) {
        var command = List.of(
                SCRIPTS.resolve(name).toString(), folder.resolve("backup.dump").toString());
        assertThat(Files.isExecutable(SCRIPTS.resolve(name))).isTrue();
        try (var program = Program.start(name, folder, command, Map.of("WATCHKEEPER_DATABASE_URL", url))) {
            assertThat(program.awaitExit(SOON)).as(program.output()).isEqualTo(exitCode);
            return program.output();
        }
    }
}
