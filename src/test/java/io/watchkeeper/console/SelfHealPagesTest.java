package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.healing.HealMode;
import io.watchkeeper.healing.RecordsOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SelfHealPagesTest {
    private static final String RELOAD = "form[action=/self-heal/scenarios/CONFIG-RELOAD]";

    @Inject
    Pool pool;

    @Test
    void a_plan_and_a_mode_are_set_and_the_next_mode_is_one_click_away() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/self-heal");
        assertThat(page.text()).contains("No kill switch is engaged", "Go on to: Shadow", "In shadow nothing runs");
        assertThat(page.html().select("#plans option[value=EXAMINE]")).hasSize(1);
        var offer = page.expectForm(RELOAD + ":has(button[value=SHADOW])");
        visitor.send(offer, Map.of("mode", "SHADOW"));
        assertThat(visitor.open("/self-heal")
                        .html()
                        .select(RELOAD + " option[selected]")
                        .val())
                .isEqualTo("SHADOW");

        var form = visitor.open("/self-heal").expectForm(RELOAD);
        visitor.send(form, Map.of("mode", "OFF", "planCode", "EXAMINE"));
        var saved = visitor.open("/self-heal");
        assertThat(saved.html().select(RELOAD + " input[name=planCode]").val()).isEqualTo("EXAMINE");
        assertThat(saved.html().select(RELOAD + " option[selected]").val()).isEqualTo("OFF");
        var unknown = visitor.send(saved.expectForm(RELOAD), Map.of("mode", "SHADOW", "planCode", "NO-SUCH-PLAN"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(visitor.page(unknown).text()).contains("There is no such plan");
    }

    @Test
    void a_kill_switch_is_engaged_and_released_on_the_page() {
        var visitor = Visitor.signedIn("en");
        var engage = visitor.open("/self-heal").expectForm("form[action=/self-heal/kill-switches]");
        assertThat(visitor.page(visitor.send(engage, Map.of("scope", "scenario:CONFIG-RELOAD", "reason", " ")))
                        .text())
                .contains("A reason is needed");
        var engaged = visitor.follow(
                visitor.send(engage, Map.of("scope", "scenario:CONFIG-RELOAD", "reason", "<b>night</b>")));
        assertThat(engaged.text()).contains("Self-heal is stopped: scenario:CONFIG-RELOAD", "<b>night</b>");
        var released = visitor.follow(visitor.send(
                engaged.expectForm("form:has(input[name=engaged][value=false])"), Map.of("reason", "morning")));
        assertThat(released.text()).contains("No kill switch is engaged");
    }

    @Test
    void records_are_narrowed_by_the_filters_that_stand_in_the_address() {
        pool.query(
                        """
                        insert into heal_record (workspace, event_id, life, scenario, plan, mode, state, application, object_kind, object_name, verdict, created_at)
                        select 'default', -n, 0, 'HOST-CPU', 'EXAMINE', 'SHADOW', (array['REFUSED', 'OBSERVED'])[n], 'narrow-shop', 'host', 'narrow-' || n,
                            (array['REFUSE', 'ALLOW'])[n], timestamptz '2020-05-01 10:00Z' + n * interval '1 day'
                        from generate_series(1, 2) n""")
                .execute()
                .await()
                .indefinitely();
        var visitor = Visitor.signedIn("en");
        var all = visitor.open("/self-heal?application=narrow-shop&limit=1");
        assertThat(records(all)).containsExactly("narrow-2");
        var next = all.html().expectFirst("a[href*=cursor]").attr("href");
        assertThat(records(visitor.open(next))).containsExactly("narrow-1");

        var form = visitor.open("/self-heal?application=narrow-shop&verdict=REFUSE");
        assertThat(records(form)).containsExactly("narrow-1");
        assertThat(form.html().select("#f-verdict option[selected]").val()).isEqualTo("REFUSE");
        assertThat(form.html().select("#f-application").val()).isEqualTo("narrow-shop");
        var narrow = "/self-heal?workspace=default&scenario=HOST-CPU&from=2020-05-03T00:00&to=2020-05-04T00:00";
        assertThat(records(visitor.open(narrow))).containsExactly("narrow-2");
        assertThat(visitor.open(narrow + "&state=REFUSED").text())
                .contains("No record is as the filter asks", "Show all");
        assertThat(visitor.open("/self-heal?application=narrow-shop&verdict=MAYBE")
                        .text())
                .contains("verdict has an unknown value");
        assertThat(Visitor.signedIn("zh").open(narrow + "&state=REFUSED").text())
                .contains("没有符合筛选条件的记录");
    }

    private static List<String> records(Visitor.Page page) {
        return page.html().select("section[aria-labelledby=records] tbody th a").eachText();
    }

    @Test
    void who_is_to_decide_sees_the_symptom_the_steps_and_what_the_guards_said_and_the_event_tells_of_the_answer() {
        RecordsOverHttp.mode("HOST-TIME-DRIFT", HealMode.APPROVE);
        var event = Senders.alert(
                Map.of("alertname", "HostClockSkew", "instance", "decide-clock"), Map.of("summary", "Late"));
        var id = RecordsOverHttp.decided("decide-clock");
        RecordsOverHttp.mode("HOST-TIME-DRIFT", HealMode.OFF);
        // as it is once the risk has lasted for half a minute
        pool.query(
                        "update heal_record set state = 'HOLDING', held_at = now(), due_at = now() + interval '1 hour' where id = "
                                + id)
                .execute()
                .await()
                .indefinitely();

        var visitor = Visitor.signedIn("en");
        assertThat(visitor.open("/self-heal").html().select("a[href=/self-heal/records/" + id + "]"))
                .isNotEmpty();
        var page = visitor.open("/self-heal/records/" + id);
        assertThat(page.text())
                .contains(
                        "The symptom now",
                        "What it would do",
                        "decide-clock",
                        "No without an answer by",
                        "It has not run for this scenario yet",
                        "it must last 30 s first");
        assertThat(page.html().select("a[href=/events/" + event + "]")).isNotEmpty();
        assertThat(page.html().select("ol.run-steps li")).isNotEmpty();
        var form = page.expectForm("form[action$=answer]");
        assertThat(visitor.page(visitor.send(form, Map.of("answer", "no", "reason", " ")))
                        .text())
                .contains("A reason is needed", "What it would do");
        visitor.send(form, Map.of("answer", "no", "reason", "the clock is being replaced"));
        assertThat(visitor.open("/self-heal/records/" + id).text()).contains("Rejected");
        assertThat(visitor.open("/events/" + event).text())
                .contains("Self-heal rejected", "the clock is being replaced");
    }
}
