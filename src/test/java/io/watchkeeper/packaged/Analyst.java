package io.watchkeeper.packaged;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.restassured.http.ContentType;

/** Changes a row of the live rulebook and publishes it, as people do; no change of this service asks for an approval. */
final class Analyst {
    private static final String RULEBOOKS = "/api/v1/rulebooks";
    private static final String TABLES = "/tables/";

    private final PackagedService service;
    private final String analyst;
    private final String approver;
    private int published;

    Analyst(PackagedService service) {
        this.service = service;
        this.analyst = token("analyst");
        this.approver = token("approver");
    }

    /** @return the version that decides from now on */
    int publishSomething() {
        published++;
        return publish(
                "grading/grading",
                rows -> rows + "Published " + published + ",541,grade,x,,,,,soak-" + published
                        + ",,,,,,,INFO,OUTSIDE_PRODUCTION\n");
    }

    /**
     * Edits a table of what is live.
     *
     * @param table such as {@code grading/grading}
     * @param edit of its rows as CSV, which end with a line end
     * @return the version that decides from now on
     */
    int publish(String table, UnaryOperator<String> edit) {
        int version = service.as(analyst)
                .contentType(ContentType.JSON)
                .body(Map.of("note", "a publish of the tests"))
                .post(RULEBOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        var draft = RULEBOOKS + "/" + version;
        var rows = service.as(analyst)
                .accept("text/csv")
                .get(draft + TABLES + table)
                .then()
                .statusCode(200)
                .extract();
        service.as(analyst)
                .contentType("text/csv; charset=UTF-8")
                .header("If-Match", rows.header("ETag"))
                .body(edit.apply(rows.asString().stripTrailing() + "\n"))
                .put(draft + TABLES + table)
                .then()
                .statusCode(200);
        step(analyst, draft + "/submit");
        step(approver, draft + "/publish");
        return version;
    }

    private void step(String token, String path) {
        service.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "soak"))
                .post(path)
                .then()
                .statusCode(200);
    }

    private String token(String role) {
        return service.administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "soak " + role, "roles", List.of(role)))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
