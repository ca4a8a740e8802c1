package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.habits.SourceTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw quarkus:dev} in a copy of the repository, which it compiles anew: minutes, so in the long form alone. */
@EnabledIfSystemProperty(named = "watchkeeper.full", matches = "true", disabledReason = "minutes; runs with -Pfull")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevModeIT {
    private static final Duration TO_BUILD = Duration.ofMinutes(10);
    private static final Duration TO_RELOAD = Duration.ofMinutes(2);
    private static final String TOKEN = "administrator-in-dev-mode-0123456789";

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private final int port = Program.freePort();
    private Program devMode;

    @BeforeAll
    void start() {
        SourceTree.copyTo(folder);
        devMode = Program.start(
                "dev-mode",
                folder,
                List.of("./mvnw", "quarkus:dev", "-Ddebug=false", "-Dquarkus.analytics.disabled=true"),
                Map.of(
                        "WATCHKEEPER_ADMIN_TOKEN", TOKEN,
                        "WATCHKEEPER_DATA_DIR", folder.resolve("data").toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port)));
        Wait.untilTrue("dev mode is ready, in " + devMode.log(), TO_BUILD, () -> says("Watchkeeper is ready: "));
    }

    @AfterAll
    void stop() {
        devMode.killTree();
        new Postmaster(folder.resolve("data")).endIfRunning();
    }

    @Test
    void a_saved_template_message_class_style_or_rule_is_in_force_without_a_restart() throws IOException {
        assertThat(page("/events")).contains("<h1>Risk events</h1>");

        edit("console-templates/templates/Events/index.html", "<h1>", "<h1 class=\"edited\">");
        awaitPage("/events", "<h1 class=\"edited\">Risk events</h1>");

        edit("console-templates/messages/msg_en.properties", "events=Risk events", "events=Edited events");
        awaitPage("/events", ">Edited events</h1>");

        edit("src/main/resources/META-INF/resources/console/base.css", "/*", "/* edited */ /*");
        awaitPage("/console/base.css", "/* edited */");

        edit("src/main/java/io/watchkeeper/launch/Ready.java", "\"Watchkeeper is ready: ", "\"Watchkeeper is edited: ");
        Wait.untilTrue("the edited class", TO_RELOAD, () -> {
            page("/events");
            return says("Watchkeeper is edited: ");
        });

        var next = live() + 1;
        edit("rules/grading/grading.drl.csv", "A warning of a high scenario is medium", "A warning there is medium");
        awaitPage("/api/v1/rulebooks/" + next + "/tables/grading/grading", "A warning there is medium");
    }

    @Test
    void a_saved_mistake_is_named_with_its_cell_and_the_former_rules_go_on() throws IOException {
        var before = live();

        edit("rules/grading/grading.drl.csv", "CRITICAL", "CRITICALL");
        Wait.untilTrue("the mistake in the log", TO_RELOAD, () -> says("Try: CRITICAL."));

        assertThat(live()).isEqualTo(before);
        edit("rules/grading/grading.drl.csv", "CRITICALL", "CRITICAL");
    }

    @Test
    void changed_rules_of_a_draft_are_tried_in_a_process_of_their_own() {
        int draft = administrator()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/rulebooks")
                .path("version");
        var file = "/api/v1/rulebooks/" + draft + "/files/grading/grading.drl";

        var answer = administrator()
                .contentType("text/plain")
                .header("If-Match", "*")
                .body(page(file).replace("RiskEvent()", "RiskEvent(10 / occurrences > 1)"))
                .put(file);

        assertThat(answer.asString()).contains("RULE_FAULT");
    }

    private void edit(String file, String old, String edited) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(old);
        var at = text.indexOf(old);
        Files.writeString(path, text.substring(0, at) + edited + text.substring(at + old.length()));
    }

    private void awaitPage(String path, String expected) {
        Wait.untilTrue(expected + " at " + path, TO_RELOAD, () -> page(path).contains(expected));
    }

    private int live() {
        return get("/api/v1/rulebooks").path("items.find { it.live }.version");
    }

    private String page(String path) {
        return get(path).asString();
    }

    private Response get(String path) {
        if (!devMode.isAlive()) {
            throw new Wait.GaveUp("Dev mode ended:\n" + devMode.output());
        }
        return administrator().get(path);
    }

    private RequestSpecification administrator() {
        return RestAssured.given().port(port).header("Authorization", "Bearer " + TOKEN);
    }

    private boolean says(String text) {
        return devMode.output().contains(text);
    }
}
