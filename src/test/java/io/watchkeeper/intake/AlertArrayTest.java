package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.NOW;
import static io.watchkeeper.intake.Posts.alert;
import static io.watchkeeper.intake.Posts.flaw;
import static io.watchkeeper.intake.Posts.only;
import static io.watchkeeper.intake.Posts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.watchkeeper.journal.Incoming;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertArrayTest {
    @Test
    void an_alert_of_our_own_may_come_alone_with_labels_only() {
        Incoming incoming = only(Format.ALERTS, "{\"labels\":{\"alertname\":\"PaymentErrors\"}}");

        assertThat(alert(incoming).status()).isEqualTo("FIRING");
        assertThat(incoming.title()).isEqualTo("PaymentErrors");
        assertThat(incoming.startedAt()).isEqualTo(NOW);
        assertThat(incoming.endsSeries()).isFalse();
    }

    @Test
    void without_a_start_each_member_of_each_post_is_a_new_occurrence_of_one_series() {
        Reading reading = read(Format.ALERTS, "[{\"labels\":{\"a\":\"b\"}},{\"labels\":{\"a\":\"b\"}}]");

        assertThat(reading.signals()).extracting(Incoming::episode).containsExactly("delivery-1/0", "delivery-1/1");
        assertThat(reading.signals().get(0).fingerprint())
                .isEqualTo(reading.signals().get(1).fingerprint());
    }

    @Test
    void an_occurrence_id_names_the_episode_where_no_start_does() {
        assertThat(only(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"occurrenceId\":\"order-17\"}")
                        .episode())
                .isEqualTo("order-17");
        assertThat(only(
                                Format.ALERTS,
                                "{\"labels\":{\"a\":\"b\"},\"occurrenceId\":\"x\",\"startsAt\":\"2026-11-23T03:00:00Z\"}")
                        .episode())
                .isEqualTo("2026-11-23T03:00:00Z");
    }

    @Test
    void an_end_that_has_passed_means_resolved_and_one_to_come_means_firing() {
        Incoming past = only(
                Format.ALERTS,
                "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-11-23T02:00:00Z\",\"endsAt\":\"2026-11-23T03:00:30Z\"}");
        Incoming future = only(
                Format.ALERTS,
                "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-11-23T02:00:00Z\",\"endsAt\":\"2026-11-23T03:04:00Z\"}");

        assertThat(alert(past).status()).isEqualTo("RESOLVED");
        assertThat(past.occurredAt()).isEqualTo(NOW);
        assertThat(alert(future).status()).isEqualTo("FIRING");
        assertThat(future.occurredAt()).isEqualTo("2026-11-23T02:00:00Z");
    }

    @Test
    void a_status_that_is_given_beats_the_end() {
        Incoming incoming = only(
                Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"status\":\"firing\",\"endsAt\":\"2026-11-23T03:00:00Z\"}");

        assertThat(alert(incoming).status()).isEqualTo("FIRING");
    }

    @Test
    void good_news_that_names_no_episode_is_about_the_whole_series() {
        assertThat(only(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"status\":\"RESOLVED\"}")
                        .endsSeries())
                .isTrue();
        assertThat(only(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"status\":\"RESOLVED\",\"occurrenceId\":\"1\"}")
                        .endsSeries())
                .isFalse();
    }

    @Test
    void an_unknown_member_is_rejected_with_what_was_probably_meant() {
        Flaw flaw = flaw(Format.ALERTS, "[{\"labels\":{\"a\":\"b\"},\"startAt\":\"2026-11-23T03:00:00Z\"}]");

        assertThat(flaw.pointer()).isEqualTo("/0/startAt");
        assertThat(flaw.code()).isEqualTo("UNKNOWN_MEMBER");
        assertThat(flaw.suggestion()).isEqualTo("startsAt");
        assertThat(flaw.allowed()).contains("labels", "occurrenceId");
    }

    @Test
    void a_pointer_escapes_what_json_pointers_escape() {
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"x/y~z\":1}").pointer())
                .isEqualTo("/x~1y~0z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"annotations\":{}}",
                "{\"labels\":null}",
                "{\"labels\":{}}",
                "{\"labels\":{\"a\":\"\"}}",
            })
    void labels_are_required(String body) {
        assertThat(flaw(Format.ALERTS, body).pointer()).isEqualTo("/labels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"labels\":[1]}",
                "{\"labels\":\"a\"}",
                "{\"labels\":{\"a\":{\"b\":1}}}",
                "{\"labels\":{\"a\":1}}",
                "{\"labels\":{\"a\":\"b\"},\"startsAt\":1700000000}",
                "{\"labels\":{\"a\":\"b\"},\"fingerprint\":[]}",
                "{\"labels\":{\"a\":\"b\"},\"annotations\":[]}",
                "{\"labels\":{\"a\":\"b\"},\"status\":{\"state\":\"active\"}}",
            })
    void a_wrong_type_is_rejected_once(String body) {
        assertThat(flaw(Format.ALERTS, body).code()).isEqualTo("WRONG_TYPE");
    }

    @Test
    void an_unknown_status_is_rejected_with_the_known_ones() {
        Flaw flaw = flaw(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"status\":\"burning\"}");

        assertThat(flaw.allowed()).isEqualTo("FIRING, RESOLVED");
        assertThat(flaw.value()).isEqualTo("burning");
    }

    @Test
    void a_member_or_label_that_occurs_twice_is_rejected() {
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"labels\":{\"a\":\"c\"}}")
                        .code())
                .isEqualTo("DUPLICATE_MEMBER");
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"a\":\"b\",\"a\":\"c\"}}").pointer())
                .isEqualTo("/labels/a");
    }

    @Test
    void the_title_is_the_summary_else_the_first_line_of_the_message_else_the_name() {
        assertThat(title("{\"summary\":\"S\",\"message\":\"M\"}")).isEqualTo("S");
        assertThat(title("{\"message\":\"  first line\\r\\nsecond\"}")).isEqualTo("first line");
        assertThat(title("{\"description\":\"D\"}")).isEqualTo("D");
        assertThat(title("{\"summary\":\"  \"}")).isEqualTo("A");
        assertThat(title("{\"summary\":\"" + "长".repeat(1_000) + "\"}"))
                .hasSize(300)
                .endsWith("…");
    }

    private static String title(String annotations) {
        return only(Format.ALERTS, "{\"labels\":{\"alertname\":\"A\"},\"annotations\":" + annotations + "}")
                .title();
    }

    @Test
    void prometheus_posts_are_read_with_what_is_unknown_in_them() {
        Incoming incoming = only(
                Format.PROMETHEUS,
                """
                [{"labels":{"alertname":"InstanceDown","instance":"web-1:9100"},"annotations":{},"receivers":[{"name":"x"}],
                  "startsAt":"2026-11-23T02:59:00.5Z","endsAt":"2026-11-23T03:03:00.5Z","status":{"state":"active"},
                  "generatorURL":"http://prom:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1"}]""");

        assertThat(alert(incoming).status()).isEqualTo("FIRING");
        assertThat(alert(incoming).metrics()).containsExactly("up");
        assertThat(incoming.episode()).isEqualTo("2026-11-23T02:59:00.500Z");
    }

    @Test
    void too_many_members_of_our_own_are_refused_as_a_whole() {
        String thousand = "[" + "{\"labels\":{\"a\":\"b\"}},".repeat(999) + "{\"labels\":{\"a\":\"b\"}}";

        assertThat(read(Format.ALERTS, thousand + "]").members()).hasSize(1_000);
        assertThat(refusal(Format.ALERTS, thousand + ",{}]")).isEqualTo(413);
        assertThat(read(Format.PROMETHEUS, thousand + ",{}]").members()).hasSize(1_001);
        assertThat(refusal(Format.PROMETHEUS, "[" + "{},".repeat(10_000) + "{}]"))
                .isEqualTo(413);
    }

    @Test
    void a_body_that_is_neither_object_nor_array_is_refused() {
        assertThat(refusal(Format.ALERTS, "7")).isEqualTo(422);
        assertThat(refusal(Format.ALERTS, "null")).isEqualTo(422);
        assertThat(refusal(Format.ALERTS, "\"text\"")).isEqualTo(422);
    }

    private static int refusal(Format format, String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(format, body))
                .problem()
                .status();
    }
}
