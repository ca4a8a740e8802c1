package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios, rulebooks, preferences and refusals. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PagesTest {
    @ParameterizedTest
    @CsvSource({"en, Risk scenarios, Host disk space running out", "zh, 风险场景, 主机磁盘空间不足"})
    void scenarios_are_listed_by_name(String language, String heading, String scenario) {
        var page = Visitor.signedIn(language).open("/scenarios");

        assertThat(page.html().expectFirst("h1").text()).isEqualTo(heading);
        assertThat(page.html().select("tbody tr").size()).isGreaterThanOrEqualTo(15);
        assertThat(page.html().expectFirst("a[href=/scenarios/HOST-DISK-SPACE]").text())
                .isEqualTo(scenario);
    }

    @Test
    void a_scenario_tells_what_triggers_it_what_it_harms_what_helps_and_what_it_found() {
        var id = Senders.diskAlert("scenario-1");
        var visitor = Visitor.signedIn("en");

        var page = visitor.open("/scenarios/HOST-DISK-SPACE");

        assertThat(page.html().expectFirst(".facts").text()).contains("Writes fail once the disk is full");
        assertThat(page.html().select("section:has(#triggers) li .cell")).isNotEmpty();
        assertThat(page.html().select("section:has(#plans) li")).isNotEmpty();
        assertThat(page.html().select("section:has(#records) #event-" + id)).hasSize(1);
        assertThat(visitor.open("/scenarios/NO-SUCH").status()).isEqualTo(404);
    }

    @Test
    void the_live_rulebook_and_its_tables_can_be_read() {
        var visitor = Visitor.signedIn("zh");
        var list = visitor.open("/rulebooks");
        var live = list.html().select("tr:contains(生效中) a").attr("href");

        var page = visitor.open(live + "?file=grading%2Fgrading.drl.csv");

        assertThat(page.html().select("thead th").eachText()).contains("D Applies");
        assertThat(page.html().select("tr[id^=row-]")).hasSizeGreaterThan(20);
        assertThat(visitor.open(live + "?file=scenario%2Fscenario.drl")
                        .html()
                        .expectFirst("pre")
                        .text())
                .contains("package");
        assertThat(visitor.open(live + "?file=..%2F..%2Fetc%2Fpasswd").status()).isEqualTo(404);
        assertThat(visitor.open("/rulebooks/999999").status()).isEqualTo(404);
        assertThat(visitor.open("/rulebooks/x").status()).isEqualTo(404);
    }

    @Test
    void language_and_theme_are_chosen_without_script_and_kept() {
        var visitor = Visitor.anonymous("en");
        var page = visitor.open("/login");
        var language = page.expectForm("form:has([name=language])");

        var answer = visitor.send(
                language,
                Map.of("language", language.expectFirst("[name=language]").val()));
        page = visitor.follow(answer);
        assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo("zh");
        assertThat(page.html().title()).startsWith("登录");

        page = visitor.follow(visitor.send(page.expectForm("form:has([name=theme])"), Map.of("theme", "dark")));
        assertThat(page.html().expectFirst("html").attr("data-bs-theme")).isEqualTo("dark");
        assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo("zh");
    }

    @Test
    void a_choice_that_does_not_exist_changes_nothing() {
        var visitor = Visitor.anonymous("en");
        var form = visitor.open("/login").expectForm("form:has([name=theme])");

        var page = visitor.follow(visitor.send(form, Map.of("theme", "\"><script>", "language", "fr")));

        assertThat(page.html().expectFirst("html").attr("data-bs-theme")).isEqualTo("auto");
        assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"})
    void a_choice_leads_back_into_the_console_only(String back) {
        var visitor = Visitor.anonymous("en");
        var form = visitor.open("/login").expectForm("form:has([name=theme])");

        var answer = visitor.send(form, Map.of("theme", "dark", "back", back));

        assertThat(answer.header("Location")).isEqualTo("/events");
    }

    @ParameterizedTest
    @CsvSource({"en, There is nothing here", "zh, 页面或对象不存在"})
    void an_unknown_address_is_a_page_of_the_console(String language, String heading) {
        var page = Visitor.signedIn(language).open("/no-such-page");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html().expectFirst("h1").text()).isEqualTo(heading);
        assertThat(page.html().select("nav a[href=/events]")).isNotEmpty();
    }
}
