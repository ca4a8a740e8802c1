package io.watchkeeper.event;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.event.EventRow.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(user = "li", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
class EventListTest {
    @Inject
    EventTable table;

    @BeforeEach
    void clear() {
        table.clear();
    }

    @Test
    void the_worst_come_first_then_the_oldest_and_completed_ones_last() {
        var completed = table.insert(EventRow.of(Grade.CRITICAL, EIGHT).being(EventState.COMPLETED));
        var low = table.insert(EventRow.of(Grade.LOW, EIGHT));
        var youngHigh =
                table.insert(EventRow.of(Grade.HIGH, EIGHT.plusSeconds(1)).being(EventState.IN_HANDLING));
        var oldHigh = table.insert(EventRow.of(Grade.HIGH, EIGHT));
        var info = table.insert(EventRow.of(Grade.INFO, EIGHT));
        var critical = table.insert(EventRow.of(Grade.CRITICAL, EIGHT.plusSeconds(9)));
        assertThat(ids(Map.of())).containsExactly(critical, oldHigh, youngHigh, low, info, completed);
        assertThat(ids(Map.of("state", "COMPLETED"))).containsExactly(completed);
        assertThat(ids(Map.of("state", "DISCOVERED,COMPLETED", "grade", "CRITICAL")))
                .containsExactly(critical, completed);
    }

    @Test
    void other_orders_go_by_time_alone() {
        var first = table.insert(EventRow.of(Grade.LOW, EIGHT).lastAt(EIGHT.plusSeconds(50)));
        var second = table.insert(EventRow.of(Grade.CRITICAL, EIGHT.plusSeconds(1)));
        var third = table.insert(EventRow.of(Grade.HIGH, EIGHT.plusSeconds(2)).being(EventState.COMPLETED));
        assertThat(ids(Map.of("sort", "oldest"))).containsExactly(first, second, third);
        assertThat(ids(Map.of("sort", "latest"))).containsExactly(first, third, second);
    }

    @Test
    void filters_narrow_the_list_together() {
        var disk = table.insert(EventRow.of(Grade.HIGH, EIGHT).about("Disk 100% full", "web-1"));
        var host = table.insert(EventRow.of(Grade.HIGH, EIGHT.plusSeconds(60))
                .about("Host_A is down", "DB-7")
                .from("HOST-DOWN", "grafana"));
        var resolved = table.insert(EventRow.of(Grade.LOW, EIGHT.plusSeconds(120))
                .about("主机磁盘", "web-2")
                .resolvedAt(EIGHT.plusSeconds(130)));
        assertThat(ids(Map.of("scenario", "HOST-DOWN"))).containsExactly(host);
        assertThat(ids(Map.of("scenario", "HOST-DOWN,HOST-DISK-SPACE", "source", "grafana")))
                .containsExactly(host);
        assertThat(ids(Map.of("object", "web-1,web-2"))).containsExactly(disk, resolved);
        assertThat(ids(Map.of("signal", "RESOLVED"))).containsExactly(resolved);
        assertThat(ids(Map.of(
                        "from",
                        EIGHT.plusSeconds(60).toString(),
                        "to",
                        EIGHT.plusSeconds(120).toString())))
                .containsExactly(host);
        assertThat(ids(Map.of("q", "db-"))).containsExactly(host);
        assertThat(ids(Map.of("q", "磁盘"))).containsExactly(resolved);
        assertThat(ids(Map.of("q", "100%"))).containsExactly(disk);
        assertThat(ids(Map.of("q", "_a"))).containsExactly(host);
        assertThat(ids(Map.of("q", "' or '1'='1"))).isEmpty();
        assertThat(ids(Map.of("scenario", "NO-SUCH"))).isEmpty();
    }

    @Test
    void events_of_another_workspace_do_not_exist() {
        table.insert(EventRow.of(Grade.CRITICAL, EIGHT).in("other"));
        assertThat(ids(Map.of())).isEmpty();
    }

    @Test
    void pages_hold_every_event_that_stays_in_its_place_exactly_once() {
        var random = new Random(7);
        var all = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var row = EventRow.of(Grade.values()[random.nextInt(5)], EIGHT.plusSeconds(40L * random.nextInt(4)));
            all.add(table.insert(random.nextInt(4) == 0 ? row.being(EventState.COMPLETED) : row));
        }
        for (var sort : List.of("worst", "latest", "oldest")) {
            assertThat(paged(sort, 7, () -> {})).isEqualTo(ids(Map.of("sort", sort, "limit", "500")));
        }
        assertThat(paged("worst", 1, () -> {})).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void rows_that_change_while_pages_are_read_move_no_other_row() {
        var still = new TreeSet<String>();
        var moving = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            var id = table.insert(EventRow.of(Grade.values()[i % 5], EIGHT.plusSeconds(i)));
            if (i % 3 == 0) {
                moving.add(id);
            } else {
                still.add(id);
            }
        }
        var random = new Random(11);
        var seen = paged("worst", 4, () -> {
            moving.forEach(id -> table.regrade(id, Grade.values()[random.nextInt(5)]));
            table.insert(EventRow.of(Grade.values()[random.nextInt(5)], EIGHT.minusSeconds(random.nextInt(99))));
        });
        assertThat(seen.stream().filter(still::contains)).containsExactlyInAnyOrderElementsOf(still);
    }

    @Test
    void a_page_that_ends_with_the_open_events_goes_on_with_the_completed_ones() {
        var open = table.insert(EventRow.of(Grade.LOW, EIGHT));
        var completed = table.insert(EventRow.of(Grade.CRITICAL, EIGHT).being(EventState.COMPLETED));
        assertThat(paged("worst", 1, () -> {})).containsExactly(open, completed);
    }

    @Test
    void the_last_page_names_no_next_one() {
        table.insert(EventRow.of(Grade.LOW, EIGHT));
        assertThat(list(Map.of("limit", "1")).getString("nextCursor")).isNull();
    }

    @Test
    void what_cannot_be_understood_is_refused_with_what_could() {
        given().queryParam("grade", "PURPLE")
                .queryParam("limit", "0")
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("errors[0].value", equalTo("PURPLE"))
                .body("errors[0].allowed", equalTo("CRITICAL, HIGH, MEDIUM, LOW, INFO"))
                .body("errors[1].message.en", startsWith("limit "));
        given().urlEncodingEnabled(false)
                .queryParam("q", "a%00b")
                .get("/api/v1/events")
                .then()
                .statusCode(400);
        given().queryParam("cursor", "AAAA").get("/api/v1/events").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "sender", roles = Roles.INTAKE, augmentors = InDefaultWorkspace.class)
    void a_sender_reads_nothing() {
        given().get("/api/v1/events").then().statusCode(403);
    }

    private static List<String> paged(String sort, int limit, Runnable meanwhile) {
        var seen = new ArrayList<String>();
        var query = new LinkedHashMap<String, String>(Map.of("sort", sort, "limit", Integer.toString(limit)));
        while (true) {
            var page = list(query);
            seen.addAll(page.getList("items.id"));
            var next = page.getString("nextCursor");
            if (next == null) {
                return seen;
            }
            assertThat(page.getList("items")).hasSize(limit);
            query.put("cursor", next);
            meanwhile.run();
        }
    }

    private static List<String> ids(Map<String, String> query) {
        return list(query).getList("items.id");
    }

    private static JsonPath list(Map<String, String> query) {
        return given().queryParams(query)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
