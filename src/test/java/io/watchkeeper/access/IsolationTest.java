package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.access.Permission.Reach;
import io.watchkeeper.plan.RunsOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two workspaces on one installation: what is of one does not exist for the other. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class IsolationTest {
    /** What all workspaces share; its parts are named in addresses, and are no workspace's. Nor is the name of a secret, which each gives for itself. */
    private static final Set<String> SHARED = Set.of("code", "version", "table", "path", "name", "scope");

    private static final String FORM_TOKEN =
            Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16]);

    private static final String HOST = "only-in-default-7f3a";

    private String event;
    private String decision;
    private String token;
    private String object;
    private String change;
    private String run;

    @BeforeEach
    void something_in_each_workspace() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "north", "name", Map.of("en", "North", "zh", "北区")))
                .post("/api/v1/workspaces");
        event = alert(asAdministrator(), HOST);
        decision = asAdministrator()
                .get("/api/v1/events/" + event + "/decisions")
                .then()
                .extract()
                .path("items[0].id");
        object = object();
        change = change();
        run = RunsOverHttp.started("EXAMINE", HOST + System.nanoTime());
        newToken("token-of-default-7f3a", "viewer");
        token = asAdministrator()
                .get("/api/v1/tokens")
                .then()
                .extract()
                .path("items.find { it.name == 'token-of-default-7f3a' }.id");
    }

    @Test
    void every_address_with_an_identifier_of_another_workspace_answers_404_to_who_may_do_that_in_their_own() {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        Map<String, String> tokens = northTokens();
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (!isOfOneWorkspace(route)) {
                continue;
            }
            String permission = route.permission().orElseThrow();
            for (var holder : tokens.entrySet()) {
                if (Permissions.of(Set.of(holder.getKey()), false).contains(permission)) {
                    Response answer = send(as(holder.getValue()), route);
                    tried++;
                    if (answer.statusCode() != 404 || answer.asString().contains(HOST)) {
                        wrong.add(route + " as " + holder.getKey() + ": " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(10);
        asAdministrator()
                .get("/api/v1/events/" + event)
                .then()
                .body("entries.actor", not(hasItem(containsString("north"))));
    }

    @Test
    void no_list_tells_of_another_workspace() {
        Map<String, String> tokens = northTokens();
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (route.verb().equals("GET")
                    && route.templates().isEmpty()
                    && route.permission().isPresent()) {
                tokens.forEach(
                        (role, value) -> assertThat(send(as(value), route).asString())
                                .as(route + " as " + role)
                                .doesNotContain(HOST, "token-of-default-7f3a"));
            }
        }
    }

    @Test
    void shared_things_are_administered_with_roles_in_the_default_workspace_only() {
        String administrator = northTokens().get(Roles.ADMINISTRATOR);

        as(administrator).get("/api/v1/people").then().statusCode(403);
        as(administrator)
                .contentType(ContentType.JSON)
                .body(Map.of("code", "south"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(403);
        as(northTokens().get(Roles.ANALYST))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(403);
        as(administrator)
                .queryParam("workspace", "default")
                .get("/api/v1/tokens")
                .then()
                .statusCode(404);
        as(administrator)
                .queryParam("workspace", "nowhere")
                .get("/api/v1/tokens")
                .then()
                .statusCode(404);
        as(administrator).get("/api/v1/workspaces").then().body("items.code", contains("north"));
        asAdministrator().get("/api/v1/workspaces").then().body("items.code", hasItem("north"));
    }

    @Test
    void somebody_in_both_sees_the_union_and_acts_by_the_role_in_the_objects_workspace() {
        String there = alert(as(northTokens().get(Roles.INTAKE)), "only-in-north-7f3a");
        String name = "both-" + System.identityHashCode(this);
        Browser browser = Newcomer.create(name)
                .grant("default", "responder")
                .grant("north", "viewer")
                .signedIn();

        browser.request()
                .get("/api/v1/events?q=7f3a&state=ALL")
                .then()
                .body("items.workspace", hasItem("north"))
                .body("items.workspace", hasItem("default"));
        browser.get("/api/v1/events?state=ALL&workspace=nowhere").statusCode(404);
        browser.request()
                .get("/api/v1/events?q=7f3a&state=ALL&workspace=north")
                .then()
                .body("items.workspace.unique()", contains("north"));
        browser.get("/events?q=7f3a&workspace=default").body(not(containsString("<span class=\"tag\">north</span>")));
        browser.get("/events?q=7f3a").body(containsString("<span class=\"tag\">north</span>"));
        browser.get("/events/" + there).statusCode(200).body(not(containsString("/events/" + there + "/respond")));
        browser.submitTo("/events/" + event, "/respond", "note", "").statusCode(303);
        browser.submitTo("/events/" + event, "/steps", "text", "looked").statusCode(303);
        String form = Browser.formToken(browser.request().get("/events/" + event));
        browser.request()
                .formParam(Browser.FORM_TOKEN, form)
                .post("/events/" + there + "/respond")
                .then()
                .statusCode(403);
        as(northTokens().get(Roles.VIEWER))
                .get("/api/v1/events")
                .then()
                .body("items.workspace.unique()", containsInAnyOrder("north"));
    }

    private Map<String, String> northTokens() {
        Map<String, String> tokens = new TreeMap<>();
        Roles.ALL.forEach(role -> tokens.put(
                role,
                asAdministrator()
                        .contentType(ContentType.JSON)
                        .queryParam("workspace", "north")
                        .body(Map.of("name", "north " + role, "roles", List.of(role)))
                        .post("/api/v1/tokens")
                        .then()
                        .statusCode(201)
                        .body("workspace", equalTo("north"))
                        .extract()
                        .path("token")));
        return tokens;
    }

    /** Whether the address names an object of one workspace; a new kind of name has to be given an example in {@link #value}. */
    private static boolean isOfOneWorkspace(AnnotatedRoute route) {
        Reach reach = route.permission()
                .map(name -> Permissions.ALL.stream()
                        .filter(permission -> permission.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .reach())
                .orElse(Reach.INSTALLATION);
        return reach != Reach.INSTALLATION && !route.templates().isEmpty() && !SHARED.containsAll(route.templates());
    }

    private String value(AnnotatedRoute route, String template) {
        if (template.equals("step")) {
            return "step-1";
        }
        assertThat(template).as("an identifier for " + route).isEqualTo("id");
        if (route.path().contains("/runs")) {
            return run;
        }
        if (route.path().contains("/changes")) {
            return change;
        }
        if (route.path().contains("/objects")) {
            return object;
        }
        return route.path().contains("/tokens") ? token : route.path().contains("/decisions/") ? decision : event;
    }

    private Response send(RequestSpecification caller, AnnotatedRoute route) {
        RequestSpecification request =
                caller.urlEncodingEnabled(false).redirects().follow(false);
        String address = route.address(template -> value(route, template));
        if (route.verb().equals("GET")) {
            return request.get(address);
        }
        if (route.consumes().equals(ContentType.URLENC.toString())) {
            // what a page's form and its cookie would carry
            return request.cookie("watchkeeper-form", FORM_TOKEN)
                    .contentType(ContentType.URLENC)
                    .formParam(Browser.FORM_TOKEN, FORM_TOKEN)
                    .request(route.verb(), address);
        }
        String body = route.path().endsWith("steps")
                ? "{\"text\":\"x\"}"
                : route.path().endsWith("complete") ? "{\"cause\":\"x\"}" : "{}";
        return request.contentType(route.consumes()).body(body).request(route.verb(), address);
    }

    private static String object() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "host", "name", HOST))
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
        return asAdministrator()
                .get("/api/v1/objects?q=" + HOST)
                .then()
                .extract()
                .path("items[0].id");
    }

    private static String change() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(
                        "{\"id\":\"%1$s\",\"kind\":\"FREEZE\",\"objects\":[\"host/%1$s\"],\"startsAt\":\"2026-03-01T08:00:00Z\",\"endsAt\":\"2026-03-01T09:00:00Z\"}"
                                .formatted(HOST))
                .post("/api/v1/changes");
        return HOST;
    }

    private static String alert(RequestSpecification sender, String host) {
        return sender.contentType(ContentType.JSON)
                .body(List.of(Map.of(
                        "labels", Map.of("alertname", "HostHighCpuLoad", "instance", host, "severity", "critical"))))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }
}
