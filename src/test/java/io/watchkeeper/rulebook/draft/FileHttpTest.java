package io.watchkeeper.rulebook.draft;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editing DRL and headers over the API, as a rule engineer's script does. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class FileHttpTest {
    private static final String DRL = "grading/grading.drl";
    private static final String TABLE = "grading/grading.drl.csv";
    private static final String RULE = "An event that no row grades takes the level of its scenario";

    private static String engineer;

    private DraftOverHttp draft;

    @BeforeEach
    void makeADraft() {
        if (engineer == null) {
            engineer = newToken("engineer of files", "rule-engineer");
        }
        draft = DraftOverHttp.make();
    }

    private String address(String file) {
        return DraftOverHttp.RULEBOOKS + "/" + draft.version() + "/files/" + file;
    }

    private ValidatableResponse get(String file) {
        return as(engineer).get(address(file)).then().statusCode(200);
    }

    private String text(String file) {
        return get(file).extract().asString();
    }

    private ValidatableResponse put(String file, String etag, String text) {
        return as(engineer)
                .contentType("text/plain;charset=UTF-8")
                .headers(etag.isEmpty() ? Map.of() : Map.of("If-Match", etag))
                .body(text)
                .put(address(file))
                .then();
    }

    private String etag(String file) {
        return get(file).extract().header("ETag");
    }

    @Test
    void an_edited_rule_is_tried_stored_and_told_in_the_audit_log() {
        var edited = text(DRL).replace("salience -100", "salience -200");

        put(DRL, etag(DRL), edited.replace("\n", "\r\n"))
                .statusCode(200)
                .header("ETag", TableVersion.etag(edited))
                .body("problems.findAll { it.severity == 'ERROR' }", empty());

        assertThat(text(DRL)).isEqualTo(edited);
        assertThat(draft.audited("rulebook.file.save")).singleElement().satisfies(detail -> assertThat(detail)
                .containsEntry("file", DRL)
                .hasEntrySatisfying("lines", lines -> assertThat(lines.toString())
                        .contains("-8 salience -100", "+8 salience -200")));
    }

    @Test
    void a_header_is_edited_as_text_and_by_nobody_else() {
        var edited = text(TABLE).replace("Occurrences from", "Occurrences at least");
        var analyst = newToken("analyst of files", "analyst");

        draft.put("grading/grading", etag(TABLE), edited)
                .statusCode(422)
                .body("problems.code", hasItem("HEADER_CHANGED"));
        as(analyst)
                .contentType("text/plain")
                .header("If-Match", etag(TABLE))
                .body(edited)
                .put(address(TABLE))
                .then()
                .statusCode(403);
        as(analyst)
                .contentType("text/plain")
                .header("If-Match", "*")
                .body("")
                .put(address(DRL))
                .then()
                .statusCode(403);
        put(TABLE, etag(TABLE), edited).statusCode(200);
        assertThat(draft.csv("grading/grading")).contains("Occurrences at least");
        assertThat(draft.workbook("grading/grading")).startsWith('P', 'K');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RiskEvent()     | RiskEvent(severity.getClass() != null)            | FORBIDDEN_DRL         | 10",
                "RiskEvent()     | RiskEvent(((((((((((((((((((storm)))))))))))))))))))| DRL_TOO_LARGE         | 10",
                "RiskEvent()     | RiskEvent(10 / occurrences > 1)                   | RULE_FAULT            | 7",
                "insert(         | System.exit(1); insert(                           | FORBIDDEN_CONSEQUENCE | 13",
            })
    void a_hostile_rule_is_refused_by_its_line_and_nothing_is_stored(
            String passage, String other, String code, String line) {
        var before = text(DRL);

        put(DRL, etag(DRL), before.replace(passage, other))
                .statusCode(422)
                .body("problems.code", hasItem(code))
                .body("problems.find { it.code == '%s' }.file".formatted(code), equalTo(DRL))
                .body("problems.find { it.code == '%s' }.cell".formatted(code), equalTo(line));

        assertThat(text(DRL)).isEqualTo(before);
        asAdministrator()
                .contentType("application/json")
                .body("{\"facts\":[{\"type\":\"Alert\",\"labels\":{\"alertname\":\"HostHighCpuLoad\"}}]}")
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(200);
        as(engineer).get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void what_is_checked_is_not_stored() {
        var before = text(DRL);
        var broken = before.replace(RULE, "a\\\" + System.getenv(\\\"HOME\\\") + \\\"");

        as(engineer)
                .contentType("text/plain")
                .body(broken)
                .post(address(DRL))
                .then()
                .statusCode(200)
                .body("file", equalTo(DRL))
                .body("problems.code", hasItem("RULE_NAME"));

        assertThat(text(DRL)).isEqualTo(before);
    }

    @Test
    void who_edited_something_else_than_what_is_there_is_told() {
        put(DRL, "", text(DRL)).statusCode(428);
        put(DRL, "\"old\"", text(DRL)).statusCode(412);
        put("grading/nothing.drl", "*", "").statusCode(404);
        put("reasons.csv", "*", "code,en,zh").statusCode(409).body("detail", containsString("page of its own"));
        put("plans/DISK-CLEAN.yaml", "*", "a\0b").statusCode(422);
        as(engineer)
                .contentType("text/plain")
                .header("If-Match", "*")
                .body(text(DRL))
                .put(DraftOverHttp.RULEBOOKS + "/1/files/" + DRL)
                .then()
                .statusCode(409);
    }

    @Test
    void a_plan_that_others_name_cannot_lose_its_code() {
        var plan = "plans/DISK-CLEAN.yaml";

        put(plan, etag(plan), text(plan).replace("code: DISK-CLEAN", "code: DISK-CLEANED"))
                .statusCode(422);
        put(plan, etag(plan), text(plan).replace("tier: ", "tier:  ")).statusCode(200);
    }

    @Test
    void an_operator_edits_and_adds_plans_and_operations_and_nothing_else() {
        var operator = newToken("operator of plans", "operator");
        var added = "plans/ASK-TEAM.yaml";
        var text =
                """
                code: ASK-TEAM
                name: {en: Ask the team, zh: 询问团队}
                description: {en: Somebody knows, zh: 总有人知道}
                tier: 1
                steps:
                  - {en: Ask, zh: 询问, operation: TEAM-NOTIFY, with: {text: Please look}, each: once}
                """;
        as(engineer).get(address(added)).then().statusCode(404);
        putAs(operator, added, text.replace("TEAM-NOTIFY", "TEAM-NOTIFI"))
                .statusCode(422)
                .body("problems[0].cell", equalTo("steps[0].operation"))
                .body("problems[0].code", equalTo("UNKNOWN_OPERATION"))
                .body("problems[0].suggestion", equalTo("TEAM-NOTIFY"));
        putAs(operator, added, text).statusCode(200).body("problems", empty());
        assertThat(text(added)).isEqualTo(text);

        putAs(operator, DRL, text(DRL)).statusCode(403);
        putAs(operator, "plans/../grading/new.drl", "x").statusCode(404);
        putAs(newToken("analyst of plans", "analyst"), added, text).statusCode(403);
    }

    @Test
    void a_plan_is_taken_out_again_and_an_operation_only_where_no_plan_uses_it() {
        var operator = newToken("operator who removes", "operator");
        var used = "plans/operations/HAPROXY-DRAIN.yaml";
        as(operator)
                .header("If-Match", etag(used))
                .delete(address(used))
                .then()
                .statusCode(422)
                .body("problems.file", hasItem("plans/TRAFFIC-OFF.yaml"))
                .body("problems.code", hasItem("UNKNOWN_OPERATION"));
        var text = text(used).replace("code: HAPROXY-DRAIN", "code: UNUSED");
        var added = "plans/operations/UNUSED.yaml";
        putAs(operator, added, text).statusCode(200);
        as(operator).delete(address(added)).then().statusCode(428);
        as(operator)
                .header("If-Match", etag(added))
                .delete(address(added))
                .then()
                .statusCode(204);
        as(operator).get(address(added)).then().statusCode(404);
        as(operator).header("If-Match", "*").delete(address(added)).then().statusCode(404);
        as(operator).header("If-Match", "*").delete(address(DRL)).then().statusCode(403);
        as(engineer).header("If-Match", "*").delete(address(DRL)).then().statusCode(409);
    }

    @Test
    void deprecating_what_plans_use_is_warned_of_where_it_is_done() {
        var used = "plans/operations/HAPROXY-DRAIN.yaml";
        put(used, etag(used), text(used) + "life: DEPRECATED\n")
                .statusCode(200)
                .body("problems.find { it.code == 'OPERATION_IN_USE' }.value", containsString("TRAFFIC-OFF"));
    }

    private ValidatableResponse putAs(String token, String file, String text) {
        return as(token)
                .contentType("text/plain;charset=UTF-8")
                .header("If-Match", "*")
                .body(text)
                .put(address(file))
                .then();
    }
}
