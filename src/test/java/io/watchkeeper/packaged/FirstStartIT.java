package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import io.restassured.http.ContentType;
import io.watchkeeper.packaged.PackagedService.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class FirstStartIT {
    private static final Duration TO_REFUSE = Duration.ofSeconds(60);
    private static final Pattern API_TOKEN = Pattern.compile("wk_[A-Za-z0-9_-]{43}");
    private static final Pattern PASSWORD = Pattern.compile("with password\\s+(\\S+)");
    private static final String ALERT =
            """
            {"labels":{"alertname":"HostHighCpuLoad","instance":"web-1:9100","severity":"critical"},"startsAt":"2026-03-01T02:00:00Z"}
            """;

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void the_first_start_tells_once_how_to_sign_in_and_its_data_outlives_stops_and_kills() {
        var quick = Setup.in(folder).without("WATCHKEEPER_ADMIN_TOKEN");
        String token;
        try (var first = quick.asPeopleStartIt().start()) {
            token = found(API_TOKEN, first.output());
            var password = found(PASSWORD, first.output());
            assertThat(first.output().strip().lines().toList())
                    .last()
                    .isEqualTo("Watchkeeper is ready: " + first.url(""));
            assertThat(first.jcmd("VM.class_hierarchy", "io.watchkeeper.launch.Ready"))
                    .contains("Ready");
            assertThat(first.jcmd("VM.class_hierarchy", "org.eclipse.jdt.internal.compiler.Compiler"))
                    .as("rules of the library are compiled when the service is packaged")
                    .doesNotContain("Compiler");
            signIn(first, password);
            post(first, token);
            keepASecret(first, token);
            anotherOnTheSameFolderIsRefused(quick);
            first.anyone().get("/q/health/ready").then().statusCode(200);
            assertThat(first.stop())
                    .as("exit code of a stop that was asked for")
                    .isIn(0, 143);
            assertThat(first.embeddedPostgres())
                    .as("the database goes with its service")
                    .isEmpty();

            commandsWorkWhileItIsStopped(quick);
            afterAKillWhatIsLeftBehindIsTakenOver(quick, token, password);
        }
    }

    private static void afterAKillWhatIsLeftBehindIsTakenOver(Setup setup, String token, String password) {
        try (var killed = setup.start()) {
            assertThat(killed.output()).doesNotContain(token, password, "with password", "wk_");
            assertOneEvent(killed, token);
            killed.kill();
            var orphan = killed.embeddedPostgres().orElseThrow();
            try (var next = setup.start()) {
                assertThat(orphan.isAlive()).isFalse();
                assertOneEvent(next, token);
            }
        }
    }

    private static void anotherOnTheSameFolderIsRefused(Setup setup) {
        try (var second = setup.onAnotherPort().run()) {
            assertThat(second.awaitExit(TO_REFUSE)).isNotZero();
            assertThat(second.output())
                    .contains("Another Watchkeeper already uses the data folder", "WATCHKEEPER_DATA_DIR")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_database_url_that_cannot_be_used_is_refused_without_repeating_its_password() {
        try (var service = Setup.in(folder)
                .with("WATCHKEEPER_DATABASE_URL", "mysql://watch:hidden-word@db/watchkeeper")
                .launch()) {
            assertThat(service.program().awaitExit(TO_REFUSE)).isNotZero();
            assertThat(service.output())
                    .contains("WATCHKEEPER_DATABASE_URL cannot be used", "postgresql://")
                    .doesNotContain("hidden-word", "\tat ");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_named_without_its_password() {
        var nobody = Program.freePort();
        try (var service = Setup.in(folder)
                .with("WATCHKEEPER_DATABASE_URL", "postgresql://watch:hidden-word@localhost:" + nobody + "/risk")
                .launch()) {
            assertThat(service.program().awaitExit(TO_REFUSE)).isNotZero();
            assertThat(service.output())
                    .contains("watch@localhost:" + nobody + "/risk")
                    .doesNotContain("hidden-word", "\tat ");
        }
    }

    private static void keepASecret(PackagedService service, String token) {
        service.as(token)
                .contentType(ContentType.JSON)
                .body("{\"value\":\"of the packaged service\"}")
                .put("/api/v1/secrets/first")
                .then()
                .statusCode(200);
    }

    private static void commandsWorkWhileItIsStopped(Setup setup) {
        assertThat(Terminal.expect(0, setup, "audit", "verify")).contains("The audit log is whole", "Head: ");
        assertThat(Terminal.expect(0, setup, "secrets", "rotate-key")).contains("1 secrets are sealed with the key");
        assertThat(Terminal.expect(2, setup, "secrets", "show")).contains("Usage: secrets rotate-key");
        assertThat(new Postmaster(setup.data()).process())
                .as("the database goes with the command")
                .isEmpty();
    }

    @Test
    void rules_are_tested_at_a_terminal_without_a_database_and_without_a_trace() throws IOException {
        var rules = Path.of(System.getProperty("repository.root", "."), "rules").toAbsolutePath();
        var setup = Setup.in(folder)
                .with("WATCHKEEPER_DATABASE_URL", "postgresql://watch@localhost:" + Program.freePort() + "/risk");
        var signals = Files.createFile(folder.resolve("none.jsonl"));
        try (var tested = setup.run("rules", "test", rules.toString());
                var backtested = setup.run(
                        "rules", "backtest", rules.toString(), "--signals", signals.toString(), "--lang", "zh");
                var misused = setup.run("rules", "bake")) {
            assertThat(misused.awaitExit(TO_REFUSE)).isEqualTo(2);
            assertThat(tested.awaitExit(TO_REFUSE)).as(tested.output()).isZero();
            assertThat(tested.output().lines().toList())
                    .last()
                    .asString()
                    .endsWith(" test scenarios passed, 0 failed.");
            assertThat(backtested.awaitExit(TO_REFUSE)).as(backtested.output()).isZero();
            assertThat(backtested.output()).contains("0 条信号中有 0 条的判定会不同。");
        }
        assertThat(setup.data()).doesNotExist();
    }

    private static void signIn(PackagedService service, String password) {
        var page = service.anyone().accept(ContentType.HTML).get("/login");
        service.anyone()
                .cookies(page.cookies())
                .redirects()
                .follow(false)
                .formParam("csrf-token", page.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value"))
                .formParam("username", "admin")
                .formParam("password", password)
                .post("/login")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/password"));
    }

    private static void post(PackagedService service, String token) {
        service.as(token)
                .contentType(ContentType.JSON)
                .body(ALERT)
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("DECIDED"));
    }

    private static void assertOneEvent(PackagedService service, String token) {
        service.as(token)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].scenario.code", equalTo("HOST-CPU"))
                .body("items[0].deliveries", equalTo(1));
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in:\n" + text).isTrue();
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
