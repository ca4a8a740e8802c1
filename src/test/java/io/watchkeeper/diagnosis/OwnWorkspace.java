package io.watchkeeper.diagnosis;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** A workspace of one test, whose sources of checks may have the names that the shipped trees ask for. */
final class OwnWorkspace {
    private static final long SOON_NANOS = 30_000_000_000L;

    private final DiagnosisRuns runs;
    private final String code;
    private final String token;

    OwnWorkspace(DiagnosisRuns runs) {
        this.runs = runs;
        code = "w" + UUID.randomUUID().toString().substring(0, 8);
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", code, "name", Map.of("en", code, "zh", code)))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(201);
        token = asAdministrator()
                .contentType(ContentType.JSON)
                .queryParam("workspace", code)
                .body(Map.of("name", "all of " + code, "roles", List.of("responder", "operator", "intake")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    String code() {
        return code;
    }

    RequestSpecification request() {
        return as(token).contentType(ContentType.JSON);
    }

    void source(String name, String kind, Map<String, String> settings) {
        request()
                .body(Map.of("kind", kind, "settings", settings))
                .put("/api/v1/check-sources/" + name)
                .then()
                .statusCode(200);
    }

    /** @return the id of its event */
    String alert(String name, String instance, Map<String, String> labels) {
        var all = new TreeMap<>(labels);
        all.put("alertname", name);
        all.put("severity", "warning");
        all.put("instance", instance);
        return request()
                .body(List.of(Map.of("labels", all)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    /** The latest diagnosis of the event, once it has ended. */
    JsonPath diagnosed(String event) {
        long until = System.nanoTime() + SOON_NANOS;
        while (System.nanoTime() < until) {
            runs.step().await().indefinitely();
            String id = request()
                    .get("/api/v1/events/" + event + "/diagnoses")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].id");
            var seen = request()
                    .get("/api/v1/diagnoses/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (!seen.getString("state").equals("RUNNING")) {
                return seen;
            }
        }
        throw new AssertionError("the diagnosis of event " + event + " did not end");
    }
}
