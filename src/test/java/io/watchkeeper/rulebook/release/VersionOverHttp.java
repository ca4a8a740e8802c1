package io.watchkeeper.rulebook.release;

import static io.watchkeeper.testing.Administrator.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.rulebook.LiveRulebook;

/** A version of the rulebook as people work on it over the API. */
public record VersionOverHttp(long version) {
    private static final String RULEBOOKS = "/api/v1/rulebooks";

    /** @param basedOn null for the live one */
    public static VersionOverHttp draft(String token, Long basedOn) {
        var body = new HashMap<String, Object>();
        body.put("basedOn", basedOn);
        Number made = as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(RULEBOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        return new VersionOverHttp(made.longValue());
    }

    /** Other tests expect the first version to decide. */
    public static void backToTheFirst(LiveRulebook live, String approver) {
        if (live.version().orElseThrow() != 1) {
            new VersionOverHttp(1)
                    .step(approver, "rollback", Map.of("reason", "the test ends"))
                    .statusCode(200);
        }
    }

    /** Puts a data row at the end of a table. */
    public VersionOverHttp withRow(String token, String table, String row) {
        var sheet = as(token).accept("text/csv").get(address("/tables/" + table));
        as(token)
                .contentType("text/csv; charset=UTF-8")
                .header("If-Match", sheet.header("ETag"))
                .body(sheet.asString().stripTrailing() + "\n" + row + "\n")
                .put(address("/tables/" + table))
                .then()
                .statusCode(200);
        return this;
    }

    /** Replaces a text in a file that is edited as text. */
    public VersionOverHttp withFile(String token, String file, String old, String replacement) {
        var held = as(token).accept("text/plain").get(address("/files/" + file));
        as(token)
                .contentType("text/plain; charset=UTF-8")
                .header("If-Match", held.header("ETag"))
                .body(held.asString().replace(old, replacement))
                .put(address("/files/" + file))
                .then()
                .statusCode(200);
        return this;
    }

    /** From a draft to what decides. */
    public void publish(String author, String approver) {
        step(author, "submit").statusCode(200);
        step(approver, "approve").statusCode(200);
        step(approver, "publish").statusCode(200);
    }

    public ValidatableResponse step(String token, String step) {
        return step(token, step, Map.of());
    }

    public ValidatableResponse step(String token, String step, Map<String, ?> body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(address("/" + step))
                .then();
    }

    public JsonPath read(String token) {
        return as(token).get(address("")).then().statusCode(200).extract().jsonPath();
    }

    public List<String> steps(String token) {
        return as(token)
                .get(address("/steps"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.collect { it.step + ' ' + it.actor }");
    }

    public String address(String below) {
        return RULEBOOKS + "/" + version + below;
    }
}
