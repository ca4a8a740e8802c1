package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Roles;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class EventPageTest {
    @Test
    void the_page_tells_grade_plans_and_why() {
        var page = Visitor.signedIn("en").open("/events/" + Senders.diskAlert("told-1"));

        assertThat(page.html().expectFirst("h1").text()).isEqualTo("Disk of told-1 is full");
        assertThat(page.html().title())
                .startsWith(page.html().expectFirst(".event-head .grade").text());
        assertThat(page.html().select(".plans > li")).isNotEmpty();
        assertThat(page.html().expectFirst(".plans > li ol").select("li")).hasSizeGreaterThan(1);
        assertThat(page.html().expectFirst(".plans > li p").text()).isNotEmpty();
        assertThat(page.html().select(".explanation .stage-line > h3").eachText())
                .containsExactly("Scenario", "Correlation", "Grading", "Recommendation");
        assertThat(page.html().expectFirst(".rule .cell code").text()).isNotEmpty();
        assertThat(page.html().expectFirst(".rule a").attr("href")).matches("/rulebooks/\\d+\\?file=.*#row-\\d+");
        assertThat(page.html().expectFirst(".explanation details .facts").text())
                .isNotEmpty();
    }

    @Test
    void a_row_that_decided_can_be_looked_up() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events/" + Senders.diskAlert("told-2"));

        var rule = page.html().expectFirst(".rule a").attr("href");
        var sheet = visitor.open(rule.substring(0, rule.indexOf('#')));

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.html().getElementById(rule.substring(rule.indexOf('#') + 1)))
                .isNotNull();
    }

    @Test
    void an_event_is_responded_to_handled_and_completed_with_plain_forms() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events/" + Senders.diskAlert("handled-1"));
        assertThat(page.html().select(".progress-steps li[aria-current]").text())
                .startsWith("In handling");

        page = visitor.follow(visitor.send(page.expectForm("form[action$=respond]"), Map.of("note", "On it.")));
        assertThat(page.html().expectFirst("[role=status].notice").text()).contains("taken this event in hand");
        assertThat(page.html().expectFirst(".timeline li").text()).contains("Responded", "admin", "On it.");
        assertThat(page.html().select("form[action$=respond]")).isEmpty();
        assertThat(page.html().expectFirst(".progress-steps").text()).contains("admin responded after");

        var plan = page.expectForm("form[action$=steps]")
                .expectFirst("option[value~=.+]")
                .val();
        page = visitor.follow(visitor.send(
                page.expectForm("form[action$=steps]"), Map.of("text", "Removed 40 GB.", "planCode", plan)));
        assertThat(page.html().expectFirst(".timeline li").text()).contains("Emergency step", "Removed 40 GB.");

        page = visitor.follow(visitor.send(
                page.expectForm("form[action$=complete]"),
                Map.of("cause", "Log rotation was off.", "grade", "LOW", "note", "Rotation is on.")));
        assertThat(page.html().expectFirst(".event-head .grade").text()).isEqualTo("Low");
        assertThat(page.html().expectFirst(".event-head .state").text()).isEqualTo("Completed");
        assertThat(page.html().expectFirst("section:has(#about) .facts").text()).contains("Log rotation was off.");
        assertThat(page.html().select("form[action^=/events/]")).isEmpty();
    }

    @Test
    void a_notice_is_told_once() {
        var visitor = Visitor.signedIn("zh");
        var page = visitor.open("/events/" + Senders.diskAlert("notice-1"));

        page = visitor.follow(visitor.send(page.expectForm("form[action$=respond]"), Map.of()));
        assertThat(page.html().select(".notice").text()).contains("已响应");

        assertThat(visitor.open("/events").html().select(".notice")).isEmpty();
    }

    @Test
    void what_was_typed_is_kept_when_somebody_else_was_faster() {
        var visitor = Visitor.signedIn("en");
        var id = Senders.diskAlert("race-1");
        var stale = visitor.open("/events/" + id);
        var fast = Visitor.signedIn("en");
        fast.send(fast.open("/events/" + id).expectForm("form[action$=respond]"), Map.of());

        var answer = visitor.page(visitor.send(stale.expectForm("form[action$=respond]"), Map.of("note", "My note")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.html().expectFirst("[role=alert]").text()).contains("Somebody else was faster");
        assertThat(answer.html().expectFirst("blockquote.typed").text()).isEqualTo("My note");
    }

    @Test
    void a_form_that_is_sent_twice_acts_once() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events/" + Senders.diskAlert("twice-1"));
        var form = page.expectForm("form[action$=steps]");

        visitor.send(form, Map.of("text", "Only once"));
        page = visitor.follow(visitor.send(form, Map.of("text", "Only once")));

        assertThat(page.html().select(".timeline li:contains(Only once)")).hasSize(1);
    }

    @Test
    void an_empty_step_is_refused_and_the_page_stays() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events/" + Senders.diskAlert("empty-1"));

        var answer = visitor.page(visitor.send(page.expectForm("form[action$=steps]"), Map.of("text", "  ")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().expectFirst("[role=alert]").text()).contains("was not carried out");
    }

    @Test
    void a_form_without_its_token_changes_nothing_and_says_so() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events/" + Senders.diskAlert("forged-1"));

        var answer =
                visitor.page(visitor.send(page.expectForm("form[action$=respond]"), Map.of("csrf-token", "forged")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("This request cannot be used");
        assertThat(visitor.open(page.expectForm("form[action$=respond]")
                                .attr("action")
                                .replace("/respond", ""))
                        .html()
                        .expectFirst(".event-head .state")
                        .text())
                .isEqualTo("Discovered");
    }

    @Test
    void a_change_of_language_after_a_refused_form_leads_back_to_the_event() {
        var visitor = Visitor.signedIn("en");
        var id = Senders.diskAlert("back-1");
        var form = visitor.open("/events/" + id).expectForm("form[action$=steps]");

        var refused = visitor.page(visitor.from("/events/" + id).send(form, Map.of("text", " ")));
        var page =
                visitor.follow(visitor.send(refused.expectForm("form:has([name=language])"), Map.of("language", "zh")));

        assertThat(page.html().expectFirst("h1").text()).isEqualTo("Disk of back-1 is full");
        assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo("zh");
    }

    @Test
    void who_may_only_look_is_offered_no_form_and_can_send_none() {
        var id = Senders.diskAlert("viewer-1");
        var viewer = Administrator.newToken("viewer-of-pages", Roles.VIEWER);

        var page = Administrator.as(viewer).accept("text/html").get("/events/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("Disk of viewer-1 is full").doesNotContain("action=\"/events/");

        Administrator.as(viewer)
                .accept("text/html")
                .formParam("note", "")
                .post("/events/" + id + "/respond")
                .then()
                .statusCode(403);
    }

    @Test
    void no_such_event_is_a_page_that_says_so() {
        for (var address : new String[] {"/events/999999999999", "/events/x", "/events/%3Cscript%3E"}) {
            var page = Visitor.signedIn("zh").open(address);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.html().expectFirst("h1").text()).isEqualTo("页面或对象不存在");
            assertThat(page.html().select("main script")).isEmpty();
        }
    }
}
