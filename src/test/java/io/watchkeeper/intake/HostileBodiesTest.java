package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.bytes;
import static io.watchkeeper.intake.Posts.flaw;
import static io.watchkeeper.intake.Posts.only;
import static io.watchkeeper.intake.Posts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemAnswer;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBodiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "not json",
                "{\"labels\":{\"a\":\"b\"}",
                "{\"labels\":{\"a\":\"b\"}}}",
                "{\"labels\":{\"a\":\"b\"}} {}",
                "{'labels':{}}",
                "{\"labels\":{\"a\":NaN}}",
                "{\"labels\":{\"a\":\"b\"},\"x\":Infinity}",
                "{\"labels\":{\"a\":\"b\"},\"x\":-Infinity}",
                "{\"labels\":{\"a\":\"b\u0000\"}}",
                "{\"labels\":{\"a\":\"b\nc\"}}",
                "{\"labels\":{\"a\":\"\\x41\"}}",
                "[{\"labels\":{\"a\":\"b\"}},]",
                "[1 2]",
                "01",
                "{\"a\":tru}",
                "/* */ {}",
                "<alerts/>",
                "labels=a&b=c",
            })
    void what_is_no_json_is_refused_as_a_whole_and_says_where(String body) {
        for (Format format : new Format[] {Format.ALERTS, Format.PROMETHEUS, Format.INSPECTIONS}) {
            Problem problem = refusal(format, bytes(body));
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.errors().get(0).code()).isEqualTo("NOT_JSON");
            assertThat(ProblemAnswer.json(problem)).doesNotContain("com.fasterxml", "JsonReadFeature", "StreamRead");
        }
    }

    @Test
    void a_syntax_fault_is_placed_by_line_and_column() {
        Problem problem = refusal(Format.ALERTS, bytes("[\n {\"labels\": oops}]"));

        assertThat(problem.extensions()).containsEntry("line", 2).containsKey("column");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void nesting_without_end_is_refused_in_bounded_memory(Format format) {
        for (String open : new String[] {"[", "{\"a\":"}) {
            byte[] body = bytes((format == Format.ALERTMANAGER ? "{\"x\":" : "[{\"x\":") + open.repeat(100_000));
            Problem problem = refusal(format, body);
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.detail()).doesNotContain("Stream");
        }
    }

    @Test
    void a_member_that_is_nested_too_deep_does_not_harm_its_neighbour() {
        String deep = "{\"labels\":{\"a\":\"b\"},\"x\":" + "[".repeat(40) + "]".repeat(40) + "}";
        Reading reading = read(Format.PROMETHEUS, "[" + deep + ",{\"labels\":{\"a\":\"b\"}}]");

        assertThat(reading.signals()).hasSize(1);
        assertThat(reading.rejections().get(0).errors().get(0).code()).isEqualTo("TOO_DEEP");
        assertThat(reading.rejections().get(0).errors().get(0).pointer()).isEqualTo("/0/x");
    }

    @Test
    void a_text_of_megabytes_is_the_fault_of_its_member_alone() {
        String vast = "x".repeat(7_000_000);
        Reading reading = read(Format.ALERTS, "[{\"labels\":{\"a\":\"" + vast + "\"}},{\"labels\":{\"a\":\"b\"}}]");

        assertThat(reading.signals()).hasSize(1);
        Member.Rejection rejection = reading.rejections().get(0);
        assertThat(rejection.errors().get(0).code()).isEqualTo("TOO_LONG");
        assertThat(rejection.errors().get(0).pointer()).isEqualTo("/0/labels/a");
        assertThat(rejection.body()).hasSize(64 * 1024);
    }

    @Test
    void a_name_of_megabytes_is_the_fault_of_its_member_alone() {
        String vast = "x".repeat(7_000_000);
        Reading reading = read(
                Format.PROMETHEUS,
                "[{\"labels\":{\"" + vast + "\":\"a\"}},{\"" + vast + "\":1,\"labels\":{\"a\":\"b\"}}]");

        assertThat(reading.signals()).hasSize(1);
        assertThat(reading.rejections().get(0).errors().get(0).code()).isEqualTo("BAD_NAME");
        assertThat(ProblemAnswer.json(
                        Problem.of(422, "", reading.rejections().get(0).errors())))
                .hasSizeLessThan(1_000);
    }

    @Test
    void prose_of_megabytes_is_shortened_and_a_number_of_megabytes_is_no_number() {
        String vast = "9".repeat(3_000_000);

        var alert = Posts.alert(
                only(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"annotations\":{\"summary\":\"" + vast + "\"}}"));
        assertThat(alert.annotations().get("summary")).hasSize(4_096);
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"a\":" + vast + "}}").value())
                .hasSize(121);
        assertThat(flaw(
                                Format.INSPECTIONS,
                                "{\"inspection\":\"i\",\"object\":{\"kind\":\"k\",\"name\":\"n\"},\"outcome\":\"FAILED\",\"value\":"
                                        + vast + "}")
                        .pointer())
                .isEqualTo("/value");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"ALERTS", "PROMETHEUS"})
    void ten_thousand_labels_are_one_flaw(Format format) {
        var labels = new StringBuilder("{\"labels\":{");
        for (int n = 0; n < 10_000; n++) {
            labels.append("\"l").append(n).append("\":\"v\",");
        }
        String body = labels + "\"z\":\"v\"}}";

        assertThat(flaw(format, body).code()).isEqualTo("TOO_MANY");
        assertThat(flaw(format, body).pointer()).isEqualTo("/labels");
    }

    @Test
    void a_post_of_nothing_but_mistakes_is_answered_within_bounds() {
        String member = "{\"labels\":{" + "\"\":1,".repeat(99) + "\"\":1}}";
        Reading reading = read(Format.PROMETHEUS, "[" + (member + ",").repeat(9_999) + member + "]");

        assertThat(reading.rejections()).hasSize(10_000).allSatisfy(rejection -> assertThat(rejection.errors())
                .isNotEmpty());
        assertThat(Answer.json(reading, List.of())).hasSizeLessThan(4 * 1024 * 1024);
    }

    @Test
    void names_that_collide_in_the_parsers_table_are_survived() {
        var labels = new StringBuilder("[");
        for (int member = 0; member < 900; member++) {
            labels.append(member == 0 ? "{\"labels\":{" : ",{\"labels\":{");
            for (int n = 0; n < 100; n++) {
                labels.append(n == 0 ? "\"" : ",\"")
                        .append((char) ('a' + n % 26))
                        .append(member * 100 + n)
                        .append("\":\"v\"");
            }
            labels.append("}}");
        }

        assertThat(read(Format.ALERTS, labels + "]").signals()).hasSize(900);
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        for (byte[] bad : new byte[][] {
            {(byte) 0xC3, 0x28},
            {(byte) 0xFF},
            {(byte) 0xE2, (byte) 0x82},
            {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80}
        }) {
            String text = "{\"labels\":{\"a\":\"" + new String(bad, StandardCharsets.ISO_8859_1) + "\"}}";
            assertThat(refusal(Format.ALERTS, text.getBytes(StandardCharsets.ISO_8859_1))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(refusal(Format.ALERTS, "{\"labels\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_16))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_the_kept_body_begins_behind_it() {
        Reading reading = read(Format.ALERTS, bytes("\ufeff{\"labels\":{}}"));

        assertThat(reading.rejections().get(0).body()).isEqualTo("{\"labels\":{}}");
    }

    @Test
    void characters_that_no_database_holds_are_replaced() {
        var alert = Posts.alert(only(
                Format.ALERTS,
                "{\"labels\":{\"alertname\":\"A\\u0000B\",\"n\\u0000\":\"\\ud800x\"},\"fingerprint\":\"f\\u0000\"}"));

        assertThat(alert.name()).isEqualTo("A\ufffdB");
        assertThat(alert.labels()).containsEntry("n\ufffd", "\ufffdx");
    }

    @Test
    void names_that_become_the_same_are_the_same() {
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"\\u0000\":\"a\",\"\\ufffd\":\"b\"}}")
                        .code())
                .isEqualTo("DUPLICATE_MEMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2026-11-24T03:00:31Z",
                "9999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00+18:00",
            })
    void a_start_that_cannot_be_meant_is_rejected(String startsAt) {
        for (Format format : new Format[] {Format.ALERTS, Format.PROMETHEUS}) {
            var flaw = flaw(format, "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"" + startsAt + "\"}");
            assertThat(flaw.pointer()).isEqualTo("/startsAt");
            assertThat(flaw.code()).isEqualTo("FAR_DATE");
            assertThat(flaw.allowed()).isEqualTo("2000-01-01T00:00:00Z to 2026-11-24T03:00:30Z");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-01T00:00:00Z",
                "2026-11-23",
                "2026-11-23 03:00:00",
                "1732330830",
                "now",
                "2026-11-23T03:00:00"
            })
    void what_is_no_instant_is_rejected(String startsAt) {
        assertThat(flaw(Format.ALERTS, "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"" + startsAt + "\"}")
                        .code())
                .isEqualTo("NOT_AN_INSTANT");
    }

    @Test
    void nulls_are_as_good_as_nothing() {
        var incoming = only(
                Format.ALERTS,
                """
                {"labels":{"a":"b","c":null},"annotations":null,"startsAt":null,"endsAt":null,"generatorURL":null,
                 "fingerprint":null,"occurrenceId":null,"status":null}""");

        assertThat(incoming.signal().labels()).hasSize(1);
    }

    @Test
    void bodies_mutated_at_random_are_read_or_refused_and_nothing_else() {
        var random = new Random(20261123);
        byte[][] seeds = {
            bytes(Examples.ALERTMANAGER),
            bytes(Examples.ALERTS),
            bytes(Examples.PROMETHEUS),
            bytes(Examples.INSPECTIONS)
        };
        for (int round = 0; round < 40_000; round++) {
            Format format = Format.values()[round % 4];
            byte[] body = seeds[round % 4].clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                for (var rejection : read(format, body).rejections()) {
                    assertThat(rejection.body()).doesNotContain("\u0000");
                }
            } catch (ProblemException refused) {
                assertThat(refused.problem().status()).isIn(400, 413, 422);
            }
        }
    }

    private static Problem refusal(Format format, byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> read(format, body))
                .problem();
    }
}
