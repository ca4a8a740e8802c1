package io.watchkeeper.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SeenFromOutsideTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(watchkeeper_[a-z_]+)` \\| ([a-z]+) \\|");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^# TYPE (watchkeeper_[a-z_]+) ([a-z]+)$");

    @Test
    void the_service_is_live_and_ready_by_every_check() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("database", "decision", "rulebook", "Graceful Shutdown"))
                .body("checks.status", everyItem(equalTo("UP")));
    }

    @Test
    @TestSecurity(
            user = "prometheus",
            roles = {"viewer", "intake"},
            augmentors = InDefaultWorkspace.class)
    void the_metrics_are_those_of_the_operations_page() throws IOException {
        // some are counted by status, and so are there from the first post on
        given().contentType("application/json")
                .body("no JSON")
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(400);

        var metrics = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(named(EXPORTED, metrics)).isNotEmpty().isEqualTo(named(DOCUMENTED, operationsPage()));
        assertThat(metrics).contains("jvm_memory_used_bytes", "process_cpu_usage");
        assertThat(Monitoring.metrics())
                .as("what the alerts and the dashboard of docs/monitoring ask for")
                .hasSizeGreaterThan(25)
                .allMatch(metric -> metrics.lines().anyMatch(line -> line.matches(metric + "(\\{.*)? .*")));
    }

    @Test
    @TestSecurity(user = "developer", roles = "viewer", augmentors = InDefaultWorkspace.class)
    void the_api_describes_itself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Watchkeeper"))
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("components.schemas", hasKey("Problem"))
                .body("tags.name", hasItems("intake", "events", "rulebooks"));
    }

    @Test
    @TestSecurity(user = "developer", roles = "viewer", augmentors = InDefaultWorkspace.class)
    void every_operation_is_of_the_api_and_under_a_heading() {
        var api = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .extract()
                .jsonPath();
        Set<String> headings = new TreeSet<>(api.getList("tags.name"));
        Map<String, Map<String, Operation>> paths = new TreeMap<>(api.getObject("paths", Paths.class));
        paths.keySet().removeIf(path -> path.contains("/test-"));

        assertThat(paths.keySet()).hasSizeGreaterThan(10).allMatch(path -> path.startsWith("/api/"));
        assertThat(paths.values()).flatMap(Map::values).allSatisfy(operation -> assertThat(headings)
                .containsAll(operation.tags()));
        assertThat(paths.values()).flatMap(Map::values).allSatisfy(operation -> assertThat(operation.permission())
                .as(operation.summary())
                .isNotBlank());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Operation(String summary, List<String> tags, @JsonProperty("x-permission") String permission) {}

    private static final class Paths extends TreeMap<String, Map<String, Operation>> {
        private static final long serialVersionUID = 1L;
    }

    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String operationsPage() throws IOException {
        return Files.readString(Path.of(System.getProperty("repository.root"), "docs", "operations.md"));
    }
}
