package io.watchkeeper.object.change;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.ArrayList;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ChangeHttpTest {
    private static final String CHANGES = "/api/v1/changes";
    private static final String RELEASE =
            """
            {"id":"%s","kind":"RELEASE","objects":[{"kind":"app","name":"http-shop"},"host/http-1"],"startsAt":"%s","endsAt":"%s",
             "suppress":true,"summary":"Shop 4.17"}""";

    @Test
    void a_change_is_recorded_once_however_often_it_is_sent() {
        var body = release("once-1", -60, 3600);
        post(body)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", equalTo("once-1"))
                .body("state", equalTo("OPEN"))
                .body("objects.kind", contains("application", "host"))
                .body("suppress", equalTo(true))
                .body("suppressed", equalTo(0))
                .body("createdBy", startsWith("administrator"));
        post(body).statusCode(200).body("version", equalTo(1));
        post(body.replace("4.17", "4.18")).statusCode(409).body("errors[0].code", equalTo("ID_TAKEN"));
        get("/once-1").statusCode(200).body("summary", equalTo("Shop 4.17"));
        get("?object=application/http-shop&state=OPEN&kind=RELEASE").body("items.id", hasItems("once-1"));
        asAdministrator()
                .get("/api/v1/audit?action=change.create&object=once-1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].after.kind", equalTo("RELEASE"));
    }

    @Test
    void without_id_and_start_it_gets_them() {
        post("{\"kind\":\"freeze\",\"objects\":[\"site/hz-z\"],\"endsAt\":\""
                        + Instant.now().plusSeconds(60) + "\"}")
                .statusCode(201)
                .body("id", notNullValue())
                .body("state", equalTo("OPEN"))
                .body("suppress", equalTo(false));
    }

    @Test
    void what_is_no_change_says_why() {
        post("{\"id\":\"a b\",\"kind\":\"PARTY\",\"objects\":[\"web\",3],\"startsAt\":\"now\",\"endsAt\":7,\"suppress\":\"yes\",\"summary\":1}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/id",
                                "/kind",
                                "/objects/0",
                                "/objects/1",
                                "/startsAt",
                                "/endsAt",
                                "/suppress",
                                "/summary"));
        post(release("late", 3600, 60)).statusCode(422).body("errors[0].pointer", equalTo("/endsAt"));
        post("{\"kind\":\"RELEASE\",\"objects\":[],\"endsAt\":\"2036-01-01T00:00:00Z\",\"by\":\"x\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/by"));
        post(release("era", -60, 60).replaceFirst("\"startsAt\":\"[^\"]*\"", "\"startsAt\":\"-4000-01-01T00:00:00Z\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/startsAt"));
        post("[]").statusCode(422);
        get("?state=SOON&object=web&limit=0").statusCode(400).body("errors", hasSize(3));
        get("/no-such-change").statusCode(404);
    }

    @Test
    void a_change_is_said_anew_and_ended_early() {
        post(release("edit-1", 600, 3600)).statusCode(201).body("state", equalTo("PLANNED"));
        var anew = release("edit-1", -60, 7200);
        put("/edit-1", null, anew).statusCode(428);
        put("/edit-1", "\"9\"", anew).statusCode(412);
        put("/edit-1", "\"1\"", anew)
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("version", equalTo(2));
        put("/edit-1", "*", release("edit-2", -60, 60)).statusCode(422).body("errors[0].pointer", equalTo("/id"));
        put("/no-such", "*", anew).statusCode(404);

        asAdministrator()
                .post(CHANGES + "/edit-1/close")
                .then()
                .statusCode(200)
                .body("state", equalTo("ENDED"))
                .body("endedAt", notNullValue());
        asAdministrator().post(CHANGES + "/edit-1/close").then().statusCode(409);
        put("/edit-1", "*", anew).statusCode(409);
        asAdministrator()
                .get("/api/v1/audit?object=edit-1&limit=10")
                .then()
                .body("items.action", contains("change.close", "change.update", "change.create"));
    }

    @Test
    void every_change_is_on_one_page_of_a_list() {
        for (int number = 0; number < 7; number++) {
            post(release("paged-" + number, 60, 3600).replace("http-shop", "paged"))
                    .statusCode(201);
        }
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = get("?object=application/paged&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void operators_record_and_others_look() {
        post(release("roles-1", -60, 3600)).statusCode(201);
        var viewer = newToken("looks at changes", "viewer");

        as(viewer).get(CHANGES + "/roles-1").then().statusCode(200);
        as(viewer).get(CHANGES + "/roles-1/signals").then().statusCode(200).body("items", hasSize(0));
        as(viewer).post(CHANGES + "/roles-1/close").then().statusCode(403);
        as(newToken("releases", "operator"))
                .contentType(ContentType.JSON)
                .body(release("roles-2", -60, 3600))
                .post(CHANGES)
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("releases"));
    }

    private static String release(String id, long startsIn, long endsIn) {
        var now = Instant.now();
        return RELEASE.formatted(id, now.plusSeconds(startsIn), now.plusSeconds(endsIn));
    }

    private static ValidatableResponse post(String body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(CHANGES)
                .then();
    }

    private static ValidatableResponse put(String path, String ifMatch, String body) {
        var request = asAdministrator().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(CHANGES + path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return asAdministrator().get(CHANGES + path).then();
    }
}
