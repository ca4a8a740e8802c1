package io.watchkeeper.packaged;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/**
 * Somebody who watches a run at one node, looks at what really happened before they answer, has what failed tried again, and the run rolled back where its last step fails.
 *
 * @param number of the run in what its requests are called
 */
record RunPerson(NodeMember node, String run, ActedOn actedOn, int number) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    /** Also over when the node dies. */
    void answerUntil(AtomicBoolean over) {
        while (!over.get()) {
            try {
                answer();
            } catch (Exception died) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    String state() {
        return find().getString("state");
    }

    void answer() {
        Map<String, String> asked =
                find().getMap("steps.findAll { it.question != null }.collectEntries { [it.id, it.question] }");
        asked.forEach(this::answer);
    }

    private void answer(String step, String question) {
        switch (question) {
            case "DO_IT" -> say(step, true);
            case "DID_IT_HAPPEN" -> say(step, actedOn.effects(path(step)) > 0);
            default -> {
                var now = step.equals("breaks") ? "/rollback" : "/steps/" + step + "/retry";
                request().post("/api/v1/runs/" + run + now);
            }
        }
    }

    /** Where a call may still be under way that is refused, and said again at the next look. */
    private void say(String step, boolean done) {
        request()
                .contentType(ContentType.JSON)
                .body(Map.of("answer", done ? "DONE" : "NOT_DONE"))
                .post("/api/v1/runs/" + run + "/steps/" + step + "/answer");
    }

    private String path(String step) {
        return step.replace("undo:", "un") + "-" + number;
    }

    private JsonPath find() {
        return request()
                .get("/api/v1/runs/" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification request() {
        return node.service().administrator();
    }
}
