package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ObjectPagesTest {
    @Test
    void a_file_is_looked_at_before_it_is_taken_over() {
        var visitor = Visitor.signedIn("en");
        var csv =
                "kind,name,application,dependsOn\nhost,page-1,page,database/page-db\nhost,<b>page-2</b>,page,\nhost,,page,\n";

        var preview = visitor.page(visitor.send(
                visitor.open("/objects/import").expectForm("form[action$=preview]"),
                "objects.csv",
                csv.getBytes(StandardCharsets.UTF_8)));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("2 new", "1 faults", "B4", "host/<b>page-2</b>");
        assertThat(visitor.open("/objects?q=page-1").text()).contains("No object is like that");
        var taken = visitor.send(preview.expectForm("form[action$=import]"), Map.of());
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(visitor.open("/objects?application=page").text()).contains("page-1", "<b>page-2</b>");
        var again = visitor.page(visitor.send(
                visitor.open("/objects/import").expectForm("form[action$=preview]"),
                "objects.csv",
                csv.replace("page-1,page", "page-1,other").getBytes(StandardCharsets.UTF_8)));
        assertThat(again.text()).contains("1 changed", "Application: page other", "1 known as they are");
        var refused = visitor.page(visitor.send(
                visitor.open("/objects/import").expectForm("form[action$=preview]"),
                "objects.csv",
                "kind,colour\nhost,a\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("B1", "This column is not known here", "colour");
        assertThat(asAdministrator()
                        .get("/objects/export.csv?application=page&q=page-1")
                        .asString())
                .contains("\"host\",\"page-1\"", "database/page-db")
                .doesNotContain("page-2");
    }

    @Test
    void an_object_is_added_edited_drawn_and_deleted() {
        var visitor = Visitor.signedIn("en");
        var added = visitor.send(
                visitor.open("/objects/new").expectForm("form[action=/objects]"),
                Map.of("kind", "application", "name", "form-app", "dependsOn", "database/form-db\nqueue/form-x"));
        var page = visitor.follow(added);

        assertThat(page.text()).contains("form-app", "form-db", "not among the objects");
        assertThat(page.html().select("svg.graph rect")).hasSize(3);
        var refused = visitor.page(
                visitor.send(page.expectForm("form:has(textarea)"), Map.of("importance", "MEDIUM", "labels", "none")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#about-labels").text()).contains("A label has a key and a value");
        assertThat(refused.expectForm("#o-labels").text()).isEqualTo("none");
        var saved = visitor.send(page.expectForm("form:has(textarea)"), Map.of("site", "hz-c"));
        assertThat(visitor.follow(saved).text()).contains("hz-c");
        // the page is of the version before
        var stale = visitor.page(visitor.send(page.expectForm("form:has(textarea)"), Map.of("site", "hz-d")));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Somebody else changed the object meanwhile");
        assertThat(stale.expectForm("#o-site").val()).isEqualTo("hz-d");
        var delete = visitor.follow(saved).expectForm("form[action$=delete]");
        assertThat(visitor.send(delete, Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.open("/objects?q=form-app").text()).doesNotContain("form-app ");
    }

    @Test
    void an_event_leads_to_its_object_and_back() {
        asAdministrator()
                .contentType("application/json")
                .body(
                        "{\"kind\":\"host\",\"name\":\"linked-1\",\"application\":\"linked-app\",\"addresses\":[\"10.7.7.7\"]}")
                .put("/api/v1/objects");
        var visitor = Visitor.signedIn("zh");
        var event = "/events/" + Senders.diskAlert("10.7.7.7");
        var link = visitor.open(event).html().expectFirst("a[href^=/objects/]").attr("href");

        assertThat(visitor.open(event).text()).contains("linked-1 10.7.7.7", "linked-app");
        assertThat(visitor.open(link).html().select("a[href=" + event + "]")).hasSize(1);
    }

    @Test
    void who_may_only_look_gets_no_forms() {
        asAdministrator()
                .contentType("application/json")
                .body("{\"kind\":\"host\",\"name\":\"looked-at\"}")
                .put("/api/v1/objects");
        var viewer = newToken("looks at objects", "viewer");
        var page =
                as(viewer).get("/objects?q=looked-at").then().statusCode(200).body(not(containsString("/objects/new")));
        var address =
                Jsoup.parse(page.extract().asString()).expectFirst("tbody a").attr("href");

        as(viewer).get(address).then().statusCode(200).body(not(containsString("name=\"etag\"")));
        as(viewer).get("/objects/new").then().statusCode(403);
    }
}
