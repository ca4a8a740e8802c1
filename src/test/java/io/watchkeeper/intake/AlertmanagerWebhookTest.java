package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.NOW;
import static io.watchkeeper.intake.Posts.alert;
import static io.watchkeeper.intake.Posts.flaw;
import static io.watchkeeper.intake.Posts.only;
import static io.watchkeeper.intake.Posts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;

import io.watchkeeper.journal.Incoming;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

class AlertmanagerWebhookTest {
    private static final String MIXED =
            """
            {"receiver":"watchkeeper","status":"firing","alerts":[
              {"status":"firing","labels":{"alertname":"KubePodCrashLooping","namespace":"shop","pod":"cart-7d9f","severity":"critical","env":"prod"},
               "annotations":{"summary":"Pod shop/cart-7d9f restarts","runbook_url":"https://runbooks/crash"},
               "startsAt":"2026-11-23T02:59:30.123456789Z","endsAt":"0001-01-01T00:00:00Z",
               "generatorURL":"http://prom:9090/graph?g0.expr=increase%28kube_pod_container_status_restarts_total%5B10m%5D%29+%3E+5&g0.tab=1",
               "fingerprint":"14f2e3b0c5d6a798"},
              {"status":"resolved","labels":{"alertname":"NodeDown","instance":"web-1:9100"},"annotations":{},
               "startsAt":"2026-11-23T04:00:00+02:00","endsAt":"2026-11-23T04:50:00+02:00","generatorURL":"","fingerprint":"aa00"}],
             "groupLabels":{"alertname":"x"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am-0:9093",
             "version":"4","groupKey":"{}:{}","truncatedAlerts":3,"notification_reason":"new alerts added"}""";

    @Test
    void a_webhook_of_firing_and_resolved_members_is_read_as_it_is() {
        Reading reading = read(Format.ALERTMANAGER, MIXED);

        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.truncated()).isEqualTo(3);
        Incoming firing = reading.signals().get(0);
        assertThat(firing.workspace()).isEqualTo("default");
        assertThat(firing.source()).isEqualTo("am-east");
        assertThat(firing.fingerprint()).isEqualTo("14f2e3b0c5d6a798");
        assertThat(firing.episode()).isEqualTo("2026-11-23T02:59:30.123456789Z");
        assertThat(firing.startedAt()).isEqualTo(firing.occurredAt()).isEqualTo("2026-11-23T02:59:30.123456789Z");
        assertThat(firing.title()).isEqualTo("Pod shop/cart-7d9f restarts");
        assertThat(firing.endsSeries()).isFalse();
        assertThat(alert(firing).status()).isEqualTo("FIRING");
        assertThat(alert(firing).severity()).isEqualTo("critical");
        assertThat(alert(firing).environment()).isEqualTo("production");
        assertThat(alert(firing).tokens()).containsExactly("crash", "kube", "looping", "pod");
        assertThat(alert(firing).metrics()).contains("kube_pod_container_status_restarts_total", "restarts");
        assertThat(alert(firing).annotations()).containsKeys("runbook_url", "generatorURL");
    }

    @Test
    void a_resolved_member_ended_when_it_says_and_its_episode_is_named_in_utc() {
        Incoming resolved = read(Format.ALERTMANAGER, MIXED).signals().get(1);

        assertThat(alert(resolved).status()).isEqualTo("RESOLVED");
        assertThat(resolved.episode()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(resolved.startedAt()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(resolved.occurredAt()).isEqualTo("2026-11-23T02:50:00Z");
        assertThat(resolved.endsSeries()).isFalse();
        assertThat(resolved.title()).isEqualTo("NodeDown");
    }

    @Test
    void a_body_of_another_version_is_read_when_it_has_alerts() {
        Incoming grafana = only(
                Format.ALERTMANAGER,
                """
                {"version":"1","orgId":1,"title":"[FIRING:1]","state":"alerting","alerts":[
                  {"status":"firing","labels":{"alertname":"A"},"annotations":null,"startsAt":"2026-11-23T03:00:00Z",
                   "endsAt":"0001-01-01T00:00:00Z","values":{"B":2.5},"valueString":"[ var='B' ]","silenceURL":"https://g/s",
                   "dashboardURL":"https://g/d/1","orgId":1,"imageURL":null,"fingerprint":""}]}""");

        assertThat(alert(grafana).annotations())
                .containsEntry("dashboardURL", "https://g/d/1")
                .containsEntry("orgId", "1")
                .doesNotContainKeys("values", "imageURL");
        assertThat(grafana.fingerprint()).hasSize(32);
    }

    @Test
    void what_an_annotation_says_is_not_overwritten_by_a_member_of_the_same_name() {
        Incoming incoming = only(
                Format.ALERTMANAGER,
                "{\"alerts\":[{\"labels\":{\"a\":\"b\"},\"dashboardURL\":\"x\",\"annotations\":{\"dashboardURL\":\"y\"}}]}");

        assertThat(alert(incoming).annotations()).containsEntry("dashboardURL", "y");
        assertThat(alert(incoming).name()).isEqualTo("unnamed");
    }

    @Test
    void labels_that_are_no_text_are_taken_as_text_from_foreign_systems() {
        Incoming incoming = only(
                Format.ALERTMANAGER,
                "{\"alerts\":[{\"labels\":{\"alertname\":\"A\",\"port\":8080,\"up\":false,\"none\":null,\"empty\":\"\"}}]}");

        assertThat(alert(incoming).labels())
                .containsEntry("port", "8080")
                .containsEntry("up", "false")
                .hasSize(3);
    }

    @Test
    void good_members_are_kept_beside_bad_ones() {
        Reading reading = read(
                Format.ALERTMANAGER,
                """
                {"alerts":[{"labels":{"alertname":"A"}}, 5, {"labels":{}}, {"labels":{"alertname":"B"},"startsAt":"1970-01-01T00:00:00Z"},
                  null, {"labels":{"alertname":"C"},"startsAt":"soon"}, {"labels":{"alertname":"D"}}]}""");

        assertThat(reading.signals()).extracting(Incoming::title).containsExactly("A", "D");
        assertThat(reading.rejections()).extracting(Member.Rejection::index).containsExactly(1, 2, 3, 4, 5);
        assertThat(reading.rejections())
                .flatExtracting(Member.Rejection::errors)
                .extracting("pointer", "code")
                .containsExactly(
                        tuple("/alerts/1", "WRONG_TYPE"),
                        tuple("/alerts/2/labels", "REQUIRED"),
                        tuple("/alerts/3/startsAt", "FAR_DATE"),
                        tuple("/alerts/4", "WRONG_TYPE"),
                        tuple("/alerts/5/startsAt", "NOT_AN_INSTANT"));
        assertThat(reading.rejections().get(1).body()).isEqualTo("{\"labels\":{}}");
        assertThat(reading.rejections().get(0).body()).isEqualTo("5");
    }

    @Test
    void a_resolved_member_that_ends_far_ahead_is_no_signal() {
        assertThat(flaw(
                                Format.ALERTMANAGER,
                                "{\"alerts\":[{\"status\":\"resolved\",\"labels\":{\"a\":\"b\"},\"endsAt\":\"2100-01-01T00:00:00Z\"}]}")
                        .pointer())
                .isEqualTo("/alerts/0/endsAt");
    }

    @Test
    void a_firing_member_may_end_whenever_it_likes() {
        Incoming incoming = only(
                Format.ALERTMANAGER,
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"endsAt\":\"9999-12-31T00:00:00Z\"}]}");

        assertThat(incoming.occurredAt()).isEqualTo(NOW);
    }

    @Test
    void a_body_without_alerts_is_refused_with_a_pointer() {
        assertThat(refusal("{}").problem().errors().get(0).pointer()).isEqualTo("/alerts");
        assertThat(refusal("{\"alerts\":null}").problem().errors().get(0).code())
                .isEqualTo("WRONG_TYPE");
        assertThat(refusal("[]").problem().errors().get(0).pointer()).isEmpty();
        assertThat(refusal("{\"alerts\":[],\"alerts\":[]}")
                        .problem()
                        .errors()
                        .get(0)
                        .code())
                .isEqualTo("DUPLICATE_MEMBER");
    }

    @Test
    void a_group_without_members_is_read_as_nothing() {
        assertThat(read(Format.ALERTMANAGER, "{\"alerts\":[]}").members()).isEmpty();
    }

    @Test
    void the_clock_decides_where_the_sender_names_no_start() {
        Incoming incoming =
                only(Format.ALERTMANAGER, "{\"alerts\":[{\"labels\":{\"a\":\"b\"},\"status\":\"firing\"}]}");

        assertThat(incoming.startedAt()).isEqualTo(NOW);
        assertThat(incoming.episode()).isEqualTo("delivery-1/0");
        assertThat(Moments.isFar(Instant.parse("2026-11-24T03:00:31Z"), NOW)).isTrue();
        assertThat(Moments.isFar(Instant.parse("2026-11-24T03:00:30Z"), NOW)).isFalse();
    }

    private static ProblemException refusal(String body) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> read(Format.ALERTMANAGER, body));
        assertThat(refusal.problem().status()).isEqualTo(422);
        return refusal;
    }
}
