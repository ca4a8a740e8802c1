package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFormTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_whole_request_is_read() throws JsonProcessingException {
        NewToken token = read(
                """
                {"name":" alertmanager ","roles":["intake","intake"],"source":"dc-1","expiresAt":"2027-01-01T00:00:00Z"}""");

        assertThat(token.name()).isEqualTo("alertmanager");
        assertThat(token.roles()).containsExactly("intake");
        assertThat(token.sources()).containsExactly("dc-1");
        assertThat(token.expiresAt()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void what_is_null_is_absent() throws JsonProcessingException {
        NewToken token = read("{\"name\":\"a\",\"roles\":[\"viewer\"],\"source\":null,\"expiresAt\":null}");

        assertThat(token.sources()).isEmpty();
        assertThat(token.expiresAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | ``",
                "[] | ``",
                "7 | ``",
                "\"text\" | ``",
                "{\"roles\":[\"viewer\"]} | /name",
                "{\"name\":7,\"roles\":[\"viewer\"]} | /name",
                "{\"name\":{},\"roles\":[\"viewer\"]} | /name",
                "{\"name\":\"a\\u0000b\",\"roles\":[\"viewer\"]} | /name",
                "{\"name\":\"a\\r\\nb\",\"roles\":[\"viewer\"]} | /name",
                "{\"name\":\"a\"} | /roles",
                "{\"name\":\"a\",\"roles\":[]} | /roles",
                "{\"name\":\"a\",\"roles\":\"viewer\"} | /roles",
                "{\"name\":\"a\",\"roles\":{\"x\":\"viewer\"}} | /roles",
                "{\"name\":\"a\",\"roles\":[\"Viewer\"]} | /roles/0",
                "{\"name\":\"a\",\"roles\":[null]} | /roles/0",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"source\":\"\"} | /source",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"expiresAt\":\"tomorrow\"} | /expiresAt",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"expiresAt\":1893456000} | /expiresAt",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"expiresAt\":\"2026-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"workspace\":\"other\"} | /workspace",
                "{\"name\":\"a\",\"roles\":[\"viewer\"],\"a/b~c\":1} | /a~1b~0c"
            })
    void what_is_wrong_is_named(String body, String pointer) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(body));

        List<Flaw> flaws = refused.problem().errors();
        assertThat(flaws).extracting(Flaw::pointer).contains(pointer);
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.message().zh()).isNotBlank());
    }

    private static NewToken read(String body) throws JsonProcessingException {
        return TokenForm.read(new ObjectMapper().readTree(body), NOW);
    }
}
