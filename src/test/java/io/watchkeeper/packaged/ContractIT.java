package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import io.watchkeeper.packaged.PackagedService.Setup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others build on, asked of the packaged service. */
class ContractIT {
    private static final String PROBLEM = "application/problem+json";

    /** Path and methods of everything that has been promised and built. */
    private static final Map<String, List<String>> PROMISED = Map.ofEntries(
            Map.entry("/api/v1/intake/alertmanager", List.of("post")),
            Map.entry("/api/v1/intake/alerts", List.of("post")),
            Map.entry("/api/v2/alerts", List.of("post")),
            Map.entry("/api/v1/intake/inspection-results", List.of("post")),
            Map.entry("/api/v1/events", List.of("get")),
            Map.entry("/api/v1/events/{id}", List.of("get")),
            Map.entry("/api/v1/events/{id}/respond", List.of("post")),
            Map.entry("/api/v1/events/{id}/steps", List.of("post")),
            Map.entry("/api/v1/events/{id}/complete", List.of("post")),
            Map.entry("/api/v1/events/{id}/decisions", List.of("get")),
            Map.entry("/api/v1/decisions/{id}/replay", List.of("post")),
            Map.entry("/api/v1/decisions/dry-run", List.of("post")));

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Setup setup;
    private static PackagedService service;

    @BeforeAll
    static void start() {
        setup = Setup.in(folder).with("WATCHKEEPER_LOG_JSON", "true");
        service = setup.start();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void the_api_description_lists_every_promised_path() {
        Map<String, Map<String, Object>> paths = service.administrator()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        assertThat(paths).containsKeys(PROMISED.keySet().toArray(String[]::new));
        PROMISED.forEach(
                (path, methods) -> assertThat(paths.get(path)).as(path).containsKeys(methods.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
    void a_probe_needs_no_token(String path) {
        service.anyone().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/openapi", "/api/v1/events", "/api/v1/no-such-thing"})
    void everything_else_asks_who_is_there(String path) {
        service.anyone().get(path).then().statusCode(401).contentType(PROBLEM);
        service.as("wk_guessed").get(path).then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void commands_say_that_the_embedded_database_is_in_use() {
        for (var command : List.of(List.of("audit", "verify"), List.of("secrets", "rotate-key"))) {
            assertThat(Terminal.expect(1, setup, command.toArray(String[]::new)))
                    .contains("Another Watchkeeper already uses the data folder");
        }
        service.anyone().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void metrics_are_there_for_a_token() {
        assertThat(service.administrator()
                        .get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("watchkeeper_signals_decided_total", "jvm_memory_used_bytes", "process_cpu_usage");
    }

    @Test
    void changed_rules_are_tried_in_a_process_of_their_own() {
        int draft = service.administrator()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        var file = "/api/v1/rulebooks/" + draft + "/files/grading/grading.drl";
        var rules = service.administrator().get(file).asString();
        var edit = service.administrator().contentType("text/plain").header("If-Match", "*");

        edit.body(rules.replace("RiskEvent()", "RiskEvent(10 / occurrences > 1)"))
                .put(file)
                .then()
                .statusCode(422)
                .body("problems.code", hasItem("RULE_FAULT"));
        edit.body(rules.replace("salience -100", "salience -200"))
                .put(file)
                .then()
                .statusCode(200);
    }

    @Test
    void a_line_of_the_log_is_an_object_that_names_the_event_and_the_rulebook_where_that_is_asked_for() {
        String event = service.administrator()
                .contentType("application/json")
                .body(
                        """
                        {"labels":{"alertname":"HostOutOfDiskSpace","severity":"critical","instance":"logged:9100"}}""")
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
        service.administrator()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/events/" + event + "/respond")
                .then()
                .statusCode(200);

        var line = Wait.until("a line of the log", Duration.ofSeconds(10), () -> service.output()
                .lines()
                .filter(said -> said.contains("event.respond of event " + event))
                .findFirst());
        var log = JsonPath.from(line);
        assertThat(log.getString("message")).startsWith("event.respond of event " + event + " by ");
        assertThat(log.getString("level")).isEqualTo("INFO");
        assertThat(log.getString("timestamp")).endsWith("Z");
        assertThat(log.getString("mdc.eventId")).isEqualTo(event);
        assertThat(log.getString("mdc.rulebookVersion")).isEqualTo("1");
    }

    @Test
    void an_unknown_address_is_a_problem_as_well() {
        service.administrator()
                .get("/api/v1/no-such-thing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("status", equalTo(404));
    }
}
