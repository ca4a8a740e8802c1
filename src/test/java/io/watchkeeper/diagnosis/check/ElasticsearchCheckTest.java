package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.vertx.core.Vertx;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a strict fake of Elasticsearch's HTTP API, not against Elasticsearch. */
class ElasticsearchCheckTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final String REFUSED = "level = ERROR\nmessage ~ connection refused\nkubernetes.pod = {pod}";

    private final ElasticsearchFake logs = new ElasticsearchFake();

    @BeforeEach
    void lines() {
        var now = Instant.now();
        logs.line(now.minusSeconds(7200), "ERROR", "web-1", "Connection refused, long ago");
        logs.line(now.minusSeconds(60), "ERROR", "web-1", "Connection refused by db-1");
        logs.line(now.minusSeconds(30), "ERROR", "web-1", "connection refused by db-2");
        logs.line(now.minusSeconds(20), "WARN", "web-1", "connection refused by db-3");
        logs.line(now.minusSeconds(10), "ERROR", "web-2", "connection refused by db-4");
    }

    @AfterEach
    void stop() {
        logs.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void lines_are_counted_that_meet_all_conditions_lately() throws Exception {
        assertThat(ask(REFUSED, Map.of("pod", "web-1")).value()).isEqualTo(2);
        assertThat(ask(REFUSED, Map.of("pod", "web-1", "last", "3h")).value()).isEqualTo(3);
        assertThat(ask("level != ERROR", Map.of()).value()).isEqualTo(1);
        assertThat(ask(REFUSED, Map.of("pod", "web-9")).value()).isZero();
    }

    @Test
    void the_latest_line_is_shown() throws Exception {
        assertThat(ask(REFUSED, Map.of("pod", "web-1", "read", "line")).text()).isEqualTo("connection refused by db-2");
        assertThat(ask(REFUSED, Map.of("pod", "web-9", "read", "line")).status())
                .isEqualTo("NO_ANSWER");
    }

    @Test
    void a_hostile_value_is_compared_and_nothing_else() throws Exception {
        for (var hostile : new String[] {
            "*",
            "web-1\"}},{\"match_all\":{}},{\"term\":{\"level\":\"ERROR",
            "web-1 OR level:WARN",
            "{\"match_all\":{}}"
        }) {
            assertThat(ask(REFUSED, Map.of("pod", hostile)).value()).as(hostile).isZero();
        }
    }

    @Test
    void a_part_of_the_logs_says_nothing_of_all_of_them() {
        logs.losesShards(1);
        assertThatThrownBy(() -> ask("level = ERROR", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("only a part");
        logs.losesShards(0);
        logs.answers(429);
        assertThatThrownBy(() -> ask("level = ERROR", Map.of())).isInstanceOf(IOException.class);
    }

    @Test
    void what_is_refused_is_told_without_the_token() {
        assertThatThrownBy(() -> ask(source("other", "token-of-logs"), "level = ERROR", Map.of()))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("404 no such index");
        assertThatThrownBy(() -> ask(source("logs-*", "wrong-token"), "level = ERROR", Map.of()))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("wrong-token");
    }

    private Answer ask(String search, Map<String, String> values) throws IOException, InterruptedException {
        return ask(source("logs-*", "token-of-logs"), search, values);
    }

    private static Answer ask(Source source, String search, Map<String, String> values)
            throws IOException, InterruptedException {
        var call = new CheckCall(
                "N",
                "C",
                CheckKind.ELASTICSEARCH,
                "logs",
                search,
                new TreeMap<>(values),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                "",
                WITHIN,
                CheckTraits.Result.ANY);
        return new ElasticsearchCheck(new WebClientOfChecks(VERTX)).measure(call, source, WITHIN);
    }

    private Source source(String index, String token) {
        return new Source(
                "default", "logs", Map.of("url", logs.url(), "index", index), Optional.of(SecretValue.of(token)));
    }
}
