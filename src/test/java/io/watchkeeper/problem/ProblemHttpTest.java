package io.watchkeeper.problem;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ProblemHttpTest {
    private static final String REFUSALS = "/api/v1/test-refusals";

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void a_refusal_carries_its_reason_and_its_flaws() {
        problem(given().get(REFUSALS + "/conflict").then(), 409)
                .body("type", equalTo("urn:watchkeeper:problem:conflict"))
                .body("title", equalTo("Conflict"))
                .body("detail", equalTo("The event is completed."))
                .body("errors[0].code", equalTo("WRONG_STATE"))
                .body("errors[0].message.zh", equalTo("已完成。"))
                .body("errors[0]", not(hasKey("cell")));
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void a_temporary_refusal_says_when_to_come_back() {
        problem(given().get(REFUSALS + "/unavailable").then(), 503).header("Retry-After", "3");
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void a_database_that_is_away_is_a_temporary_refusal() {
        problem(given().get(REFUSALS + "/store").then(), 503).header("Retry-After", "1");
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void what_nobody_foresaw_tells_a_number_and_nothing_else() {
        problem(given().get(REFUSALS + "/surprise").then(), 500)
                .body("incident", matchesPattern("[0-9a-f-]{36}"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void malformed_json_is_answered_with_line_and_column() {
        problem(order("{\"name\":\n  nonsense}"), 400)
                .body("line", equalTo(2))
                .body("errors[0].code", equalTo("NOT_JSON"))
                .body(not(containsString("jackson")))
                .body(not(containsString("Feature")));
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void json_of_the_wrong_type_is_answered_with_a_pointer() {
        problem(order("{\"name\":\"a\",\"sizes\":[1,\"two\"]}"), 422)
                .body("errors[0].pointer", equalTo("/sizes/1"))
                .body("errors[0].value", equalTo("two"))
                .body(not(containsString("java")));
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void a_value_against_a_constraint_is_answered_with_a_pointer() {
        problem(order("{\"name\":\"a\",\"count\":9}"), 422)
                .body("errors[0].pointer", equalTo("/count"))
                .body("errors[0].value", equalTo("9"));
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void another_content_type_is_refused() {
        problem(given().contentType(ContentType.XML).body("<a/>").post(REFUSALS).then(), 415);
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void another_method_is_refused() {
        problem(given().delete(REFUSALS).then(), 405);
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void an_unknown_address_is_a_problem_too() {
        problem(given().get("/api/v1/no-such-thing").then(), 404);
        problem(given().get("/no-such-page").then(), 404);
    }

    @Test
    @TestSecurity(user = "someone", roles = "viewer")
    void a_role_that_is_not_enough_is_refused_without_a_challenge() {
        problem(given().get(REFUSALS + "/guarded").then(), 403).header("WWW-Authenticate", nullValue());
    }

    @Test
    void a_caller_that_nobody_knows_is_asked_for_a_token() {
        problem(given().get(REFUSALS + "/guarded").then(), 401).header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "events/1/decisions, limit, x",
        "events/1/diagnoses, limit, 1.5",
        "signals/undecided, limit, 501",
        "intake/rejected, limit, 0",
        "rulebooks/1/trees/DATABASE-LOCKS/backtest, latest, 99999999999",
        "self-heal/backtest?rulebookVersion=1, days, -1",
        "self-heal/backtest, rulebookVersion, x",
    })
    void a_number_that_is_none_or_out_of_range_is_refused_with_the_name_of_its_parameter(
            String path, String parameter, String value) {
        problem(
                        asAdministrator()
                                .queryParam(parameter, value)
                                .get("/api/v1/" + path)
                                .then(),
                        400)
                .body("errors[0].code", equalTo("UNREADABLE"))
                .body("errors[0].message.en", startsWith(parameter + " "));
    }

    @Test
    void health_still_answers_beside_the_mapper() {
        given().get("/q/health/live").then().statusCode(200);
    }

    private static ValidatableResponse order(String body) {
        return given().contentType(ContentType.JSON).body(body).post(REFUSALS).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
