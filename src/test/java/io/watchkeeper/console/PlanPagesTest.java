package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PlanPagesTest {
    @ParameterizedTest
    @CsvSource({"en, Plans, Clean a disk, service and people", "zh, 应急预案, 清理磁盘空间, 服务与人员"})
    void plans_are_listed_with_who_does_them_and_what_for(String language, String heading, String plan, String who) {
        var page = Visitor.signedIn(language).open("/plans");

        assertThat(page.html().expectFirst("h1").text()).isEqualTo(heading);
        var row = page.html().expectFirst("tr:has(a[href=/plans/DISK-CLEAN])");
        assertThat(row.text()).contains(plan, who);
        assertThat(row.select("a[href=/scenarios/HOST-DISK-SPACE]")).hasSize(1);
    }

    @Test
    void a_plan_is_shown_as_a_drawing_and_as_an_outline() {
        var page = Visitor.signedIn("en").open("/plans/SERVICE-RESTART");

        assertThat(page.html().select("svg .node")).hasSize(8);
        assertThat(page.html().select("svg .OPERATION")).hasSize(5);
        assertThat(page.html().select("section:has(#outline) li")).hasSize(8);
        assertThat(page.html().expectFirst("section:has(#outline)").text())
                .contains("HAPROXY-DRAIN", "taken back by HAPROXY-READY", "each target");
        assertThat(page.html().expectFirst("section:has(#parameters)").text()).contains("${event.labels.service}");
        var yaml = Visitor.signedIn("en").open("/plans/SERVICE-RESTART/yaml");
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(Visitor.signedIn("en").open("/plans/NO-SUCH").status()).isEqualTo(404);
    }

    @Test
    void a_dry_run_shows_exactly_what_would_be_done_to_which_targets() {
        var id = Senders.diskAlert("rehearsed-1");
        var visitor = Visitor.signedIn("en");

        var page = visitor.open("/plans/TRAFFIC-OFF/rehearsal?targets=web-1%0Aweb-2&parameter.backend=web&event=" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".deed code").eachText())
                .contains("set server web/web-1 state drain", "set server web/web-2 state drain");
        assertThat(page.html().select("details .deed code").eachText())
                .contains("set server web/web-1 state ready", "set server web/web-2 state ready");

        var refused = visitor.open("/plans/TRAFFIC-OFF/rehearsal?parameter.backend=web%3Breboot");
        assertThat(refused.html().expectFirst("[role=alert]").text()).contains("parameters.backend", "targets");
        assertThat(refused.html().expectFirst("#p-backend").val()).isEqualTo("web;reboot");
        assertThat(visitor.open("/plans/TRAFFIC-OFF/rehearsal?event=999999999").status())
                .isEqualTo(404);
    }

    @Test
    void operations_say_which_plans_use_them() {
        var page = Visitor.signedIn("zh").open("/operations");

        var row = page.html().expectFirst("#HAPROXY-DRAIN");
        assertThat(row.text()).contains("摘除流量", "set server {backend}/{server} state drain");
        assertThat(row.select("a[href=/plans/SERVICE-RESTART]")).hasSize(1);
        assertThat(row.text()).containsPattern("\\d+ 个预案，\\d+ 个预案版本");
        assertThat(page.html().expectFirst("section:has(#scripts)").text()).contains("脚本目录");
    }
}
