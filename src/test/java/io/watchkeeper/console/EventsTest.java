package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class EventsTest {
    @Test
    void the_root_leads_to_the_events_and_a_stranger_to_the_sign_in_page() {
        var answer = Visitor.signedIn("en").get("/");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/events");

        var stranger = Visitor.anonymous("en").get("/events");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.header("Location")).startsWith("/login");
    }

    @Test
    void a_row_says_what_where_how_grave_since_when_and_what_to_do() {
        var id = Senders.diskAlert("row-1");

        var row = rows(Visitor.signedIn("en").open("/events?q=row-1")).get(0);

        assertThat(row.expectFirst("a.title").attr("href")).isEqualTo("/events/" + id);
        assertThat(row.expectFirst("a.title").text()).isEqualTo("Disk of row-1 is full");
        assertThat(row.expectFirst(".event-cell code").text()).isEqualTo("row-1");
        assertThat(row.expectFirst(".event-cell").text()).contains("Host disk space running out", "console-tests");
        assertThat(row.expectFirst(".grade").text()).isNotEmpty();
        assertThat(row.expectFirst(".grade svg").attr("aria-hidden")).isEqualTo("true");
        assertThat(row.expectFirst(".plan-cell").text()).isNotEmpty();
        assertThat(row.expectFirst(".state-cell").text()).contains("Discovered", "Firing");
        assertThat(row.expectFirst(".count-cell").text()).contains("×1");
        assertThat(row.expectFirst("time[datetime][data-age]").attr("datetime")).endsWith("Z");
    }

    @Test
    void everything_is_said_in_chinese_to_who_reads_chinese() {
        Senders.diskAlert("row-2");

        var page = Visitor.signedIn("zh-CN,zh;q=0.9").open("/events?q=row-2");

        assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo("zh");
        assertThat(page.html().title()).startsWith("风险事件");
        assertThat(rows(page).get(0).text()).contains("发现风险", "告警中", "主机磁盘空间不足");
        assertThat(page.html().select("thead").text()).isEqualTo("等级 事件 首选预案 状态 次数 时长");
    }

    @Test
    void the_filter_stands_in_the_address_and_in_the_form() {
        Senders.diskAlert("filter-1");
        var visitor = Visitor.signedIn("en");

        var found =
                visitor.open("/events?state=DISCOVERED&q=filter-1&scenario=HOST-DISK-SPACE&signal=FIRING&sort=LATEST");
        assertThat(rows(found)).hasSize(1);
        var form = found.html().expectFirst("#filters");
        assertThat(form.expectFirst("input[name=state][checked]").val()).isEqualTo("DISCOVERED");
        assertThat(form.expectFirst("input[name=q]").val()).isEqualTo("filter-1");
        assertThat(form.expectFirst("select[name=scenario] option[selected]").val())
                .isEqualTo("HOST-DISK-SPACE");
        assertThat(form.expectFirst("select[name=sort] option[selected]").val()).isEqualTo("LATEST");
        assertThat(form.expectFirst("details").hasAttr("open")).isTrue();

        assertThat(rows(visitor.open("/events?q=filter-1&signal=RESOLVED"))).isEmpty();
        assertThat(rows(visitor.open("/events?q=filter-1&scenario=DNS-FAILURE")))
                .isEmpty();
        assertThat(rows(visitor.open("/events?q=filter-1&object=filter-1&source=console-tests")))
                .hasSize(1);
        assertThat(rows(visitor.open("/events?q=filter-1&source=elsewhere"))).isEmpty();
        assertThat(rows(visitor.open("/events?q=filter-1&grade=INFO"))).isEmpty();
    }

    @Test
    void what_the_filter_hides_is_said_to_be_hidden() {
        Senders.diskAlert("hidden-1");

        var page = Visitor.signedIn("en").open("/events?q=nothing-is-called-so");

        assertThat(rows(page)).isEmpty();
        assertThat(page.html().expectFirst(".empty").text()).contains("No event matches the filter");
        assertThat(page.html().expectFirst(".empty a").attr("href")).isEqualTo("/events?state=ALL");
    }

    @Test
    void an_address_that_asks_for_what_does_not_exist_shows_the_usual_list_and_says_so() {
        Senders.diskAlert("fault-1");

        var page = Visitor.signedIn("en").open("/events?grade=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().expectFirst("[role=alert]").text()).contains("The usual list is shown.");
        assertThat(page.html().select("#results script")).isEmpty();
        assertThat(rows(page)).isNotEmpty();
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        for (var number = 1; number <= 3; number++) {
            Senders.diskAlert("paged-" + number);
        }
        var visitor = Visitor.signedIn("en");

        var first = visitor.open("/events?q=paged-&limit=2");
        assertThat(rows(first)).hasSize(2);
        var second = visitor.open(first.html().expectFirst("a[rel=next]").attr("href"));

        assertThat(rows(second)).hasSize(1);
        assertThat(second.html().select("a[rel=next]")).isEmpty();
        assertThat(second.html().expectFirst(".list-end a").attr("href")).isEqualTo("/events?limit=2&q=paged-");
        assertThat(rows(first))
                .extracting(Element::id)
                .doesNotContain(rows(second).get(0).id());
    }

    @Test
    void nobody_elses_page_is_kept_by_a_cache_and_no_script_but_ours_may_run() {
        var answer = Visitor.signedIn("en").get("/events");

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void styles_and_scripts_change_their_address_with_their_content() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/events").html();
        var own = page.select("link[href^=/console/], script[src^=/console/]");

        assertThat(own).hasSizeGreaterThan(4);
        assertThat(own).allSatisfy(element -> {
            var address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            assertThat(address).matches("/console/[\\w.-]+\\?v=[0-9a-f]{10}");
            assertThat(visitor.get(address).statusCode()).isEqualTo(200);
        });
        for (var library : page.select("link[href^=/webjars/]").eachAttr("href")) {
            assertThat(visitor.get(library).statusCode()).isEqualTo(200);
        }
        assertThat(visitor.get(page.expectFirst("script[src^=/webjars/htmx]").attr("src"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void hostile_filters_are_shown_as_the_text_they_are() {
        var page = Visitor.signedIn("en").open("/events?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E");

        assertThat(page.html().select("img")).isEmpty();
        assertThat(page.html().expectFirst("input[name=q]").val()).isEqualTo("\"><img src=x onerror=alert(1)>");
        assertThat(page.status()).isEqualTo(200);
    }

    private static List<Element> rows(Visitor.Page page) {
        return page.html().select("tr[id^=event-]");
    }
}
