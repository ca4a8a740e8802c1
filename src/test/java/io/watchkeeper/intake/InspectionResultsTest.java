package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.NOW;
import static io.watchkeeper.intake.Posts.flaw;
import static io.watchkeeper.intake.Posts.only;
import static io.watchkeeper.intake.Posts.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.journal.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionResultsTest {
    private static final String FAILED =
            """
            {"inspection":"证书有效期检查","runId":"run-9","outcome":"FAILED",
             "object":{"kind":"host","name":"web-1","application":"shop","product":"retail","site":"east"},
             "observedAt":"2026-11-23T03:00:00Z","value":6,"unit":"d","summary":"Expires in 6 days\\nsince yesterday",
             "advice":"Renew it","labels":{"env":"prod"}}""";

    @Test
    void a_result_is_read_with_all_its_members() {
        Incoming incoming = only(Format.INSPECTIONS, FAILED);
        var result = (InspectionResult) incoming.signal();

        assertThat(incoming.episode()).isEqualTo("run-9");
        assertThat(incoming.title()).isEqualTo("Expires in 6 days");
        assertThat(incoming.startedAt()).isEqualTo(incoming.occurredAt()).isEqualTo("2026-11-23T03:00:00Z");
        assertThat(incoming.endsSeries()).isFalse();
        assertThat(result.name()).isEqualTo("证书有效期检查");
        assertThat(result.tokens()).contains("证书", "有效");
        assertThat(result.objectKind()).isEqualTo("host");
        assertThat(result.objectName()).isEqualTo("web-1");
        assertThat(result.application()).isEqualTo("shop");
        assertThat(result.product()).isEqualTo("retail");
        assertThat(result.site()).isEqualTo("east");
        assertThat(result.environment()).isEqualTo("production");
        assertThat(result.value()).isEqualTo(6.0);
        assertThat(result.unit()).isEqualTo("d");
        assertThat(result.advice()).isEqualTo("Renew it");
        assertThat(result.status()).isEqualTo("FIRING");
    }

    @Test
    void the_series_is_inspection_and_object_whatever_the_run_found() {
        Incoming passed =
                only(Format.INSPECTIONS, FAILED.replace("FAILED", "passed").replace("run-9", "run-10"));

        assertThat(passed.fingerprint())
                .isEqualTo(only(Format.INSPECTIONS, FAILED).fingerprint())
                .isNotEqualTo(only(Format.INSPECTIONS, FAILED.replace("web-1", "web-2"))
                        .fingerprint());
        assertThat(passed.endsSeries()).isTrue();
        assertThat(passed.signal().status()).isEqualTo("RESOLVED");
    }

    @Test
    void a_result_without_run_and_time_is_of_now() {
        Incoming incoming = only(
                Format.INSPECTIONS,
                "[{\"inspection\":\"i\",\"object\":{\"kind\":\"host\",\"name\":\"h\"},\"outcome\":\"ERROR\"}]");

        assertThat(incoming.startedAt()).isEqualTo(NOW);
        assertThat(incoming.episode()).isEqualTo("delivery-1/0");
        assertThat(incoming.title()).isEqualTo("i");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"outcome\":\"FAILED\"        | \"outcome\":\"BROKEN\"          | /outcome         | NOT_ALLOWED",
                "\"outcome\":\"FAILED\"        | \"outcome\":null                | /outcome         | REQUIRED",
                "\"kind\":\"host\",            | \"sort\":\"host\",              | /object/sort     | UNKNOWN_MEMBER",
                "\"kind\":\"host\",            | ''                              | /object/kind     | REQUIRED",
                "\"name\":\"web-1\",           | \"name\":7,                     | /object/name     | WRONG_TYPE",
                "\"site\":\"east\"             | \"site\":\"a\",\"site\":\"b\"   | /object/site     | DUPLICATE_MEMBER",
                "\"value\":6                   | \"value\":\"6\"                 | /value           | WRONG_TYPE",
                "\"value\":6                   | \"value\":1e999                 | /value           | TOO_LARGE",
                "2026-11-23T03:00:00Z          | 2026-11-25T03:00:00Z            | /observedAt      | FAR_DATE",
                "2026-11-23T03:00:00Z          | 1999-12-31T23:59:59Z            | /observedAt      | FAR_DATE",
                "2026-11-23T03:00:00Z          | yesterday                       | /observedAt      | NOT_AN_INSTANT",
                "\"labels\":{\"env\":\"prod\"} | \"label\":{}                    | /label           | UNKNOWN_MEMBER",
            })
    void a_fault_is_named_where_it_is(String good, String bad, String pointer, String code) {
        String body = FAILED.replace(good, bad);

        assertThat(body).isNotEqualTo(FAILED);
        assertThat(flaw(Format.INSPECTIONS, body).pointer()).isEqualTo(pointer);
        assertThat(flaw(Format.INSPECTIONS, body).code()).isEqualTo(code);
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        assertThat(read(Format.INSPECTIONS, "[{}]").rejections().get(0).errors())
                .extracting("pointer")
                .containsExactly("/0/inspection", "/0/object/kind", "/0/object/name", "/0/outcome");
        assertThat(flaw(Format.INSPECTIONS, "[{\"object\":\"host\"}]").pointer())
                .isEqualTo("/0/object");
    }
}
