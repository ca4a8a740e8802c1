package io.watchkeeper.rulebook.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.release.TestedRows.Unmet;

/** The last run of the test scenarios of each version, in the store. */
@Singleton
class TestRuns {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final TypeReference<Map<String, Map<String, List<Unmet>>>> FILES = new TypeReference<>() {};

    private static final String KEEP =
            """
            insert into test_run (version, workspace, at, digest, results) values ($1, $2, $3, $4, $5::text::jsonb)
            on conflict (version) do update set at = excluded.at, digest = excluded.digest, results = excluded.results
            """;

    private final Pool pool;
    private final Clock clock;

    TestRuns(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param report with all results */
    Uni<Void> keep(long version, RulebookContent content, TestReport report) {
        var run = TestedRows.of(clock.instant(), content, report);
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        version,
                        RulebookRepository.WORKSPACE,
                        run.at().atOffset(ZoneOffset.UTC),
                        run.digest(),
                        written(run.files())))
                .replaceWithVoid();
    }

    /** Empty for a version that was never tested. */
    Uni<Optional<TestedRows>> last(long version) {
        return pool.preparedQuery(
                        "select at, digest, results::text from test_run where version = $1 and workspace = $2")
                .execute(Tuple.of(version, RulebookRepository.WORKSPACE))
                .map(rows -> rows.stream().findFirst().map(TestRuns::run));
    }

    private static TestedRows run(Row row) {
        try {
            return new TestedRows(
                    row.getOffsetDateTime("at").toInstant(),
                    row.getString("digest"),
                    JSON.readValue(row.getString("results"), FILES));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String written(Map<String, Map<String, List<Unmet>>> files) {
        try {
            return JSON.writeValueAsString(files);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
