package io.watchkeeper.plan;

import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** What the administrator does with runs by the API. */
public final class RunsOverHttp {
    private RunsOverHttp() {}

    /** Begins a run of a plan of tier 1 on one target. */
    public static String started(String plan, String target) {
        return start(token(plan, Map.of("targets", List.of(target))), "")
                .statusCode(202)
                .extract()
                .path("id");
    }

    public static ValidatableResponse review(String plan, Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/plans/" + plan + "/reviews")
                .then();
    }

    public static String token(String plan, Map<String, ?> body) {
        return review(plan, body).statusCode(201).extract().path("reviewToken");
    }

    public static ValidatableResponse start(String token, String confirmation) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("reviewToken", token, "confirmation", confirmation))
                .post("/api/v1/runs")
                .then();
    }

    public static ValidatableResponse command(String run, String command) {
        return asAdministrator().post("/api/v1/runs/" + run + "/" + command).then();
    }

    public static ValidatableResponse answer(String run, String step, String answer) {
        return answer(run, step, answer, Map.of());
    }

    /** @param values of the members of a form, by name; others are not looked at */
    public static ValidatableResponse answer(String run, String step, String answer, Map<String, String> values) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("answer", answer, "values", values))
                .post("/api/v1/runs/" + run + "/steps/" + step + "/answer")
                .then();
    }

    public static JsonPath find(String run) {
        return asAdministrator()
                .get("/api/v1/runs/" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
