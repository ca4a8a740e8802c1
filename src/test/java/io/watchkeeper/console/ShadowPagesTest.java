package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst and an approver at the page of a version in shadow, with nothing but forms. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ShadowPagesTest {
    private static final String PASSWORD = "a long password of the tests";
    private static boolean hired;

    @Inject
    Colleagues colleagues;

    @Inject
    ShadowRulebook shadow;

    @Inject
    LiveRulebook live;

    private String analyst;
    private String approver;
    private Visitor li;
    private Visitor wang;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("shade-li", PASSWORD, List.of("analyst"));
            colleagues.person("shade-wang", PASSWORD, List.of("approver"));
            hired = true;
        }
        analyst = colleagues.token("shade-li", "analyst");
        approver = colleagues.token("shade-wang", "approver");
        li = Visitor.signedIn("en", "shade-li", PASSWORD);
        wang = Visitor.signedIn("zh", "shade-wang", PASSWORD);
        stop();
    }

    @AfterEach
    void stop() {
        shadow.current().ifPresent(there -> as(analyst)
                .delete(new VersionOverHttp(there.run().version()).address("/shadow")));
        VersionOverHttp.backToTheFirst(live, approver);
    }

    @Test
    void a_draft_is_put_into_shadow_and_promoted_by_one_button_once_it_is_approved() {
        var draft = VersionOverHttp.draft(analyst, null);
        var address = "/rulebooks/" + draft.version() + "/shadow";
        assertThat(li.open(address).text()).contains("never was in shadow");

        li.send(li.open(address).expectForm("form[action$=shadow]"), Map.of("reason", "first look"));
        var running = li.open(address);
        assertThat(running.text())
                .contains("first look", "it has to be submitted", "0 of 0 signals would be decided differently.");
        assertThat(running.html().select("#counts[hx-trigger]")).hasSize(1);
        assertThat(running.html().select("form[action$=promote]")).isEmpty();
        assertThat(li.open("/rulebooks")
                        .html()
                        .select("tr:contains(In shadow) a")
                        .attr("href"))
                .isEqualTo("/rulebooks/" + draft.version());

        draft.step(analyst, "submit").statusCode(200);
        assertThat(wang.open(address).text()).contains("须由他人批准");
        draft.step(approver, "approve").statusCode(200);
        assertThat(li.open(address).text()).contains("an approver can promote it");
        var promoted = wang.send(wang.open(address).expectForm("form[action$=promote]"), Map.of());

        assertThat(promoted.statusCode()).isEqualTo(303);
        assertThat(live.version()).contains(draft.version());
        assertThat(wang.open(address).text()).contains("它已成为生效版本");
    }

    @Test
    void a_second_one_is_not_begun_and_the_page_leads_to_the_first() {
        var first = VersionOverHttp.draft(analyst, null);
        var second = VersionOverHttp.draft(analyst, null);
        var address = "/rulebooks/" + second.version() + "/shadow";
        var form = li.open(address).expectForm("form[action$=shadow]");
        first.step(analyst, "shadow").statusCode(200);

        var refused = li.page(li.send(form, Map.of()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("a[href=/rulebooks/" + first.version() + "/shadow]"))
                .isNotEmpty();
        li.send(
                li.open("/rulebooks/" + first.version() + "/shadow").expectForm("form[action$=stop]"),
                Map.of("reason", "seen enough"));
        assertThat(li.open("/rulebooks/" + first.version()).text()).contains("Out of shadow", "seen enough");
    }
}
