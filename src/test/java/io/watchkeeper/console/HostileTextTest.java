package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can send an alert can write into these pages: nothing of it may be more than text. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class HostileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'-alert(1)-'",
                "</title><svg onload=alert(1)>",
                "{cdi:viewer.name}{#include layout}",
                "${7*7} {{7*7}}",
                "javascript:alert(1)",
                "<a href=\"javascript:alert(1)\">x</a>",
                "&lt;script&gt;",
                "]]><!--"
            })
    void texts_of_senders_stay_text(String text) {
        var id = Senders.alert(Map.of(
                "labels", Map.of("alertname", "Hostile " + text, "instance", "hostile " + text, "team", text),
                "annotations", Map.of("summary", "Title " + text, "runbook_url", text, "advice", text),
                "generatorURL", text));
        var visitor = Visitor.signedIn("en");

        var page = visitor.open("/events/" + id).html();
        var list = visitor.open("/events?q=hostile").html();

        assertThat(page.expectFirst("h1").text()).isEqualTo(("Title " + text).replaceAll("\\s+", " "));
        assertThat(page.select("main script, main img, main svg[onload], main a[href^=javascript]"))
                .isEmpty();
        assertThat(list.select("main script, main img, main svg[onload]")).isEmpty();
        assertThat(page.select("section:has(#labels)").text()).contains(text);
        assertThat(list.select("tr[id=event-" + id + "]").text()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://prometheus:9090/graph?g0.expr=up&x=\"><script>", "https://wiki.example.com/disk"})
    void only_addresses_of_the_web_become_links(String address) {
        var id = Senders.alert(
                Map.of("alertname", "Linked", "instance", "linked " + address.hashCode()),
                Map.of("runbook_url", address));

        var links = Visitor.signedIn("en").open("/events/" + id).html().select("section:has(#annotations) dd a");

        assertThat(links.eachAttr("href")).isSubsetOf("https://wiki.example.com/disk");
        assertThat(links).allMatch(link -> link.attr("rel").contains("noopener"));
    }
}
