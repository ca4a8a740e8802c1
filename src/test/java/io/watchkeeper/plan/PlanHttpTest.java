package io.watchkeeper.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(user = "li", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
class PlanHttpTest {
    private static final String RESTART = "/api/v1/plans/SERVICE-RESTART";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    LiveRulebook live;

    @Inject
    PlanVersions versions;

    @Test
    void plans_are_listed_with_what_they_do_and_what_for() {
        given().get("/api/v1/plans")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(60))
                .body("items.find { it.code == 'SERVICE-RESTART' }.acts", equalTo(true))
                .body("items.find { it.code == 'SERVICE-RESTART' }.reversible", equalTo(false))
                .body("items.find { it.code == 'TRAFFIC-OFF' }.reversible", equalTo(true))
                .body("items.find { it.code == 'DISK-EXPAND' }.acts", equalTo(false))
                .body("items.find { it.code == 'DISK-CLEAN' }.scenarios.code", hasItem("HOST-DISK-SPACE"))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_plan_says_its_steps_and_comes_as_yaml() {
        given().get(RESTART)
                .then()
                .statusCode(200)
                .body("version", greaterThan(0))
                .body("tier", equalTo(2))
                .body("batch.first", equalTo(1))
                .body("parameters.name", hasItems("service", "backend"))
                .body("steps.find { it.id == 'drain' }.of", equalTo("HAPROXY-DRAIN"))
                .body("steps.find { it.id == 'drain' }.undo", equalTo("HAPROXY-READY"))
                .body("steps.find { it.id == 'release' }.does", equalTo("MANUAL"))
                .body("operations.code", hasItems("UNIT-RESTART", "UNIT-STATUS"));
        var yaml = given().accept("application/yaml")
                .get(RESTART)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();
        assertThat(yaml).isEqualTo(live.current().content().files().get("plans/SERVICE-RESTART.yaml"));
        given().get("/api/v1/plans/NO-SUCH").then().statusCode(404);
    }

    @Test
    void operations_are_listed_with_the_plans_that_use_them() {
        given().get("/api/v1/operations")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(40))
                .body("items.find { it.code == 'HAPROXY-READY' }.usedBy", hasItems("SERVICE-RESTART", "TRAFFIC-OFF"))
                .body("items.find { it.code == 'HAPROXY-READY' }.versions", greaterThan(1))
                .body("items.find { it.code == 'PG-PROMOTE' }.danger", equalTo(3))
                .body("items.find { it.code == 'PG-PROMOTE' }.idempotent", equalTo(false));
    }

    @Test
    void each_text_of_a_plan_has_one_number_whoever_asks_first() {
        var code = "NUMBERED-" + System.nanoTime();
        var first = plan(code, 1);
        assertThat(number(first)).isEqualTo(1);
        var others = List.of(plan(code, 2), plan(code, 3), plan(code, 4));
        var asked = others.stream()
                .flatMap(plan -> List.of(versions.of(plan), versions.of(plan)).stream())
                .toList();
        List<Long> numbers = Uni.join().all(asked).andFailFast().await().atMost(SOON);
        assertThat(new TreeSet<>(numbers)).isEqualTo(Set.of(2L, 3L, 4L));
        assertThat(numbers.get(0)).isEqualTo(numbers.get(1));
        assertThat(number(first)).isEqualTo(1);
    }

    private long number(EmergencyPlan plan) {
        return versions.of(plan).await().atMost(SOON);
    }

    private static EmergencyPlan plan(String code, int text) {
        var files = new TreeMap<String, String>();
        files.put(PlanFile.FOLDER + code + ".yaml", "code: " + code + " # " + text);
        return PlanFile.read(files, new Problems()).plans().get(0);
    }
}
