package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.NAME;
import static io.watchkeeper.testing.Administrator.TOKEN;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PeopleHttpTest {
    private static final String PEOPLE = "/api/v1/people/";
    private static final String CHOSEN = "a password of their own";

    @Test
    void a_person_is_created_signs_in_once_with_the_one_time_password_and_then_with_their_own() {
        Newcomer li = Newcomer.create("li.created");

        Browser browser = new Browser();
        browser.signIn("li.created", li.password()).statusCode(303).header("Location", "/password");
        browser.get("/events").statusCode(303).header("Location", "/password");
        browser.submit("/password", "current", li.password(), "new", CHOSEN, "again", CHOSEN)
                .statusCode(303);
        browser.get("/events").statusCode(403);
        li.grant("default", "viewer");
        browser.get("/events").statusCode(200);
        new Browser().signIn("li.created", li.password()).statusCode(401);
        asAdministrator()
                .get(PEOPLE + li.id())
                .then()
                .body("mustChange", equalTo(false))
                .body("lastSignInAt", not(nullValue()))
                .body("roles.default", equalTo(List.of("viewer")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "watchkeeper", "Nobody", "admin", "ADMIN", "a\nb", "<b>", "administrator (environment)"
            })
    void a_name_that_is_taken_or_could_mislead_is_refused(String name) {
        create(Map.of("name", name)).then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void roles_and_passwords_cannot_be_slipped_into_a_new_person() {
        for (String member : List.of("roles", "passwordHash", "mustChange", "id", "disabled")) {
            create(Map.of("name", "zhao.slipped", member, "x"))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/" + member));
        }
        asAdministrator().get(PEOPLE).then().body("items.name", not(hasItem("zhao.slipped")));
    }

    @Test
    void disabling_ends_sessions_and_enabling_lets_in_again() {
        Newcomer person = Newcomer.create("wang.disabled");
        Browser browser = person.signedIn("viewer");

        person.act("disable").statusCode(200).body("disabled", equalTo(true));
        browser.get("/events").statusCode(303).header("Location", containsString("/login"));
        new Browser().signIn("wang.disabled", CHOSEN).statusCode(401);
        person.act("enable").statusCode(200);
        Browser.signedIn("wang.disabled", CHOSEN).get("/events").statusCode(200);
    }

    @Test
    void an_administrator_and_the_person_themself_end_all_sessions() {
        Newcomer person = Newcomer.create("sun.sessions");
        Browser one = person.signedIn("viewer");
        Browser other = Browser.signedIn("sun.sessions", CHOSEN);

        person.act("sign-out").statusCode(200);
        one.get("/events").statusCode(303);
        other.get("/events").statusCode(303);

        Browser third = Browser.signedIn("sun.sessions", CHOSEN);
        Browser fourth = Browser.signedIn("sun.sessions", CHOSEN);
        String token = Browser.formToken(third.request().get("/password"));
        third.request()
                .formParam(Browser.FORM_TOKEN, token)
                .post("/logout/everywhere")
                .then()
                .statusCode(303)
                .header("Location", "/login");
        third.get("/events").statusCode(303);
        fourth.get("/events").statusCode(303);
    }

    @Test
    void a_reset_password_works_once_and_ends_sessions() {
        Newcomer person = Newcomer.create("qian.reset");
        Browser browser = person.signedIn("viewer");

        String password = person.act("password").statusCode(200).extract().path("oneTimePassword");
        browser.get("/events").statusCode(303);
        new Browser().signIn("qian.reset", CHOSEN).statusCode(401);
        new Browser().signIn("qian.reset", password).statusCode(303).header("Location", "/password");
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_click() {
        Newcomer person = Newcomer.create("zhou.revoked");
        Browser browser = person.signedIn("viewer");
        browser.get("/events").statusCode(200);

        asAdministrator()
                .delete(PEOPLE + person.id() + "/roles/default/viewer")
                .then()
                .statusCode(200)
                .body("roles", equalTo(Map.of()));
        browser.get("/events").statusCode(403);
    }

    @Test
    void the_last_administrator_stays() {
        JsonPath all = asAdministrator().get(PEOPLE).then().extract().jsonPath();
        String admin = all.getString("items.find { it.name == '" + NAME + "' }.id");
        all.<String>getList("items.findAll { it.name != '" + NAME + "' }.id").forEach(other -> asAdministrator()
                .queryParam("reason", "they left")
                .delete(PEOPLE + other + "/roles/default/administrator")
                .then()
                .statusCode(200));

        asAdministrator()
                .queryParam("reason", "they left")
                .post(PEOPLE + admin + "/disable")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("LAST_ADMINISTRATOR"));
        asAdministrator()
                .queryParam("reason", "they left")
                .delete(PEOPLE + admin + "/roles/default/administrator")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("LAST_ADMINISTRATOR"));
        Browser.signedIn(NAME, TOKEN).get("/people").statusCode(200);
    }

    @Test
    void an_administrator_is_no_approver() {
        Newcomer person = Newcomer.create("wu.both");
        person.grant("default", "approver");

        asAdministrator()
                .queryParam("reason", "they left")
                .put(PEOPLE + person.id() + "/roles/default/administrator")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("ADMINISTRATOR_APPROVES"));
        asAdministrator().get(PEOPLE + person.id()).then().body("roles.default", equalTo(List.of("approver")));
    }

    @Test
    void roles_and_workspaces_that_do_not_exist_are_not_granted() {
        Newcomer person = Newcomer.create("feng.nothing");

        asAdministrator()
                .put(PEOPLE + person.id() + "/roles/default/root")
                .then()
                .statusCode(404);
        asAdministrator()
                .put(PEOPLE + person.id() + "/roles/nowhere/viewer")
                .then()
                .statusCode(404);
        asAdministrator().put(PEOPLE + "999999999/roles/default/viewer").then().statusCode(404);
        asAdministrator().put(PEOPLE + "x/roles/default/viewer").then().statusCode(404);
    }

    @Test
    void every_change_is_recorded_with_before_and_after_and_without_the_password() {
        Newcomer person = Newcomer.create("chen.recorded");
        person.grant("default", "responder");
        person.act("disable");

        JsonPath audit = asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/audit")
                .then()
                .body("items.action", hasItems("person.create", "person.grant", "person.disable"))
                .extract()
                .jsonPath();
        String grant = "items.find { it.target == 'chen.recorded' && it.action == 'person.grant' }.";
        assertThat(audit.<Map<String, ?>>get(grant + "before.roles")).isEmpty();
        assertThat(audit.<Map<String, ?>>get(grant + "after")).containsOnlyKeys("roles");
        assertThat(audit.<Object>get(grant + "after.roles")).isEqualTo(Map.of("default", List.of("responder")));
        String disable = "items.find { it.target == 'chen.recorded' && it.action == 'person.disable' }.";
        assertThat(audit.getBoolean(disable + "before.disabled")).isFalse();
        assertThat(audit.getBoolean(disable + "after.disabled")).isTrue();
        assertThat(audit.getString(disable + "reason")).isEqualTo("a test wants it");
        assertThat(audit.prettify()).doesNotContain(person.password());
    }

    @Test
    void what_takes_something_from_a_person_or_lets_them_govern_asks_for_a_reason() {
        Newcomer person = Newcomer.create("jin.reasons");
        String roles = person.id() + "/roles/default/";

        for (String reason : List.of("", " ", "x".repeat(501), "a\0b")) {
            unexplained(because(reason).post(PEOPLE + person.id() + "/disable"));
            unexplained(because(reason).post(PEOPLE + person.id() + "/password"));
            unexplained(because(reason).put(PEOPLE + roles + "administrator"));
            unexplained(because(reason).delete(PEOPLE + roles + "administrator"));
        }
        unexplained(asAdministrator().post(PEOPLE + person.id() + "/disable"));
        asAdministrator().put(PEOPLE + roles + "viewer").then().statusCode(200);
        asAdministrator().get(PEOPLE + person.id()).then().body("disabled", equalTo(false));
        new Browser().signIn("jin.reasons", person.password()).statusCode(303);

        Browser admin = Browser.signedIn(NAME, TOKEN);
        String page = "/people/" + person.id();
        admin.submitTo(page, "/disable").statusCode(422).body(containsString("A reason is needed"));
        admin.submitTo(page, "/password").statusCode(422).body(containsString("A reason is needed"));
        admin.submitTo(page, "/disable", "reason", "on leave").statusCode(303);
    }

    private static RequestSpecification because(String reason) {
        return asAdministrator().queryParam("reason", reason);
    }

    private static void unexplained(Response answer) {
        answer.then().statusCode(422).body("errors[0].message.en", containsString("(reason)"));
    }

    @Test
    void the_console_shows_a_one_time_password_once_and_grants_and_revokes() {
        Browser admin = Browser.signedIn(NAME, TOKEN);
        String page = admin.submit("/people", "name", "lu.console")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("id=\"one-time-password\"");
        String id = asAdministrator().get(PEOPLE).then().extract().path("items.find { it.name == 'lu.console' }.id");

        admin.get("/people/" + id).statusCode(200).body(not(containsString("one-time-password")));
        admin.submitTo("/people/" + id, "/grant", "workspace", "default", "role", "analyst")
                .statusCode(303);
        admin.get("/people/" + id).body(containsString("Revoke analyst in default"));
        admin.submitTo("/people/" + id, "/grant", "workspace", "default", "role", "approver")
                .statusCode(303);
        admin.submitTo("/people/" + id, "/grant", "workspace", "default", "role", "administrator", "reason", "x")
                .statusCode(409)
                .body(containsString("An administrator approves nothing"));
        admin.submit("/people", "name", "lu.console").statusCode(422).body(containsString("has this name already"));
    }

    private static Response create(Map<String, ?> body) {
        return asAdministrator().contentType(ContentType.JSON).body(body).post(PEOPLE);
    }
}
