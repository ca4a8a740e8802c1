package io.watchkeeper.journal.backtest;

import static io.watchkeeper.rulebook.command.Terminal.rules;
import static io.watchkeeper.rulebook.command.Terminal.written;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.command.Terminal;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Past signals that leave the service, and are decided at a terminal as they are in it. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SignalExportHttpTest {
    private static final String EXPORT = "/api/v1/signals/export";

    @Inject
    Clock clock;

    @Inject
    RulebookRepository rulebooks;

    @Test
    void exported_signals_are_decided_at_a_terminal_as_by_a_backtest_in_the_service() throws IOException {
        var folder =
                Files.createTempDirectory(Path.of(System.getProperty("repository.root", "."), "target"), "signals");
        var from = clock.instant();
        alerts(600, "exported");
        int draft = BacktestHttpTest.draftWith(",CRITICAL,", ",HIGH,");
        var to = clock.instant();
        var period = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
        var inService = BacktestHttpTest.ended(
                BacktestHttpTest.begin(draft, period).statusCode(202).extract().header("Location"));
        var signals = Files.writeString(folder.resolve("signals.jsonl"), export(from, to));
        var live = written(content(inService.getLong("comparedWith")), folder.resolve("live"));
        var edited = written(content(draft), folder.resolve("edited"));

        assertThat(Files.readAllLines(signals)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(600);
        assertThat(rules("backtest", live, "--against", live, "--signals", signals))
                .matches(told -> told.exitCode() == 0)
                .extracting(Terminal::output)
                .asString()
                .contains("0 of %,d signals".formatted(inService.getLong("signals")));
        var told = rules("backtest", edited, "--against", live, "--signals", signals);
        assertThat(changes(told.output())).isEqualTo(changes(inService)).isNotEmpty();
        assertThat(told.output()).contains(inService.<String>getList("sentences.en"));
    }

    @Test
    void a_sample_takes_fewer_and_a_period_without_signals_is_empty() {
        var from = clock.instant().minusSeconds(3600);
        alerts(40, "sampled");
        var to = clock.instant();

        assertThat(export(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2001-01-02T00:00:00Z")))
                .isEmpty();
        var few = asAdministrator()
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("sample", "0.5")
                .get(EXPORT)
                .asString();
        assertThat(few.lines().count()).isLessThan(export(from, to).lines().count());
    }

    @Test
    void each_line_holds_the_facts_as_they_were_stored_and_the_copy_is_recorded() {
        var from = clock.instant();
        alerts(1, "told \"in\" 中文");
        var line = export(from, clock.instant())
                .lines()
                .filter(text -> text.contains("中文"))
                .findFirst()
                .orElseThrow();

        var told = PastSignal.read(line);
        assertThat(((Alert) told.decision().signal()).labels())
                .as(line)
                .containsEntry("instance", "told \"in\" 中文0:9100");
        assertThat(told.decision().context().event()).isEqualTo(EventContext.EventPresence.NONE);
        assertThat(told.event()).isPresent();
        asAdministrator()
                .get("/api/v1/audit?action=signals.export")
                .then()
                .body("items.detail.from", hasItem(from.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, 400",
        "to, 2026, 400",
        "sample, many, 400",
        "sample, 2, 422",
        "sample, NaN, 422",
        "from, 9999-12-31T00:00:00Z, 422",
        "workspace, nowhere, 404"
    })
    void a_parameter_that_is_none_is_refused(String name, String value, int status) {
        asAdministrator()
                .queryParam(name, value)
                .get(EXPORT)
                .then()
                .statusCode(status)
                .body("status", equalTo(status));
    }

    @Test
    void who_may_not_read_takes_no_copy() {
        as(newToken("sender of exports", "intake")).get(EXPORT).then().statusCode(403);
    }

    private RulebookContent content(long version) {
        return rulebooks
                .findWhole(version)
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow()
                .content();
    }

    private static List<String> changes(String output) {
        return output.lines()
                .filter(line -> line.contains(" -> "))
                .map(line -> line.replaceAll("\\s+", " "))
                .sorted()
                .toList();
    }

    private static List<String> changes(JsonPath backtest) {
        return backtest.<Map<String, Object>>getList("matrix").stream()
                .filter(cell -> !cell.get("from").equals(cell.get("to")))
                .map(cell -> "%s %s %s -> %s"
                        .formatted(
                                cell.get("stage").toString().toLowerCase(Locale.ROOT),
                                cell.get("count"),
                                said(cell.get("from")),
                                said(cell.get("to"))))
                .sorted()
                .toList();
    }

    private static Object said(Object answer) {
        return answer.equals("") ? "(none)" : answer;
    }

    private static String export(Instant from, Instant to) {
        return asAdministrator()
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get(EXPORT)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
    }

    private static void alerts(int count, String host) {
        var alerts = IntStream.range(0, count)
                .mapToObj(number -> Map.of(
                        "labels",
                        Map.of(
                                "alertname",
                                number % 3 == 0 ? "HostOutOfDiskSpace" : "HostHighCpuLoad",
                                "severity",
                                "critical",
                                "instance",
                                host + number + ":9100")))
                .toList();
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(alerts)
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200);
    }
}
