package io.watchkeeper.journal.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.Decided;
import io.watchkeeper.journal.backtest.PastSignals.Mark;
import io.watchkeeper.journal.backtest.PastSignals.Period;
import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastSignalsTest {
    private static final Period MARCH =
            new Period("default", Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), 1);

    private static final String KNOWN =
            """
            {"signal":{"type":"Alert","source":"am","name":"HostDown","severity":"critical","status":"FIRING","environment":"","tokens":[],"metrics":[],"labels":{},"annotations":{}},"context":{"episodeKnown":false,"event":"NONE","occurrences":0,"firing":0,"openSeconds":0,"completedSecondsAgo":0,"reopenWithinSeconds":3600,"openedLately":0,"windowSeconds":600}}""";

    private static final String CAME =
            """
            {"scenario":{"code":"HOST-DOWN","domain":"HOST","level":"HIGH"},"outcome":"OPEN","outcomeReason":{"code":"NEW","arguments":{}},"grade":{"grade":"HIGH","reason":{"code":"LEVEL","arguments":{}}},"recommendations":[],"firings":[]}""";

    private static MigratedDatabase database;

    private final PastSignals signals = new PastSignals(database.pool());

    @BeforeAll
    static void startDatabase() {
        database = MigratedDatabase.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate journal, decision_trace");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void a_signal_that_was_held_back_and_decided_later_is_read_both_times_wherever_a_page_ends(int size) {
        whole(7, "2026-03-05T10:00:00Z", "HIGH");
        whole(8, "2026-03-05T10:00:01Z", "LOW");
        whole(7, "2026-03-05T10:30:00Z", "MEDIUM");
        whole(9, "2026-03-05T10:00:02Z", "INFO");

        assertThat(grades(size)).containsExactly("7 HIGH", "7 MEDIUM", "8 LOW", "9 INFO");
        assertThat(signals.count(MARCH).await().indefinitely()).isEqualTo(4);
    }

    @Test
    void what_came_of_signals_is_read_once_however_many_share_it() {
        trace("2026-03-02");
        trace("2026-03-09");
        parted(1, "2026-03-05T10:00:00Z");
        parted(2, "2026-03-06T10:00:00Z");
        parted(3, "2026-03-10T10:00:00Z");
        var traces = new SharedTraces();

        var page = signals.page(MARCH, Mark.START, 10, traces).await().indefinitely();
        database.execute("truncate decision_trace");
        var again = signals.page(MARCH, Mark.START, 10, traces).await().indefinitely();

        assertThat(page)
                .extracting(raw -> raw.read().decision().decided())
                .containsOnly(new Decided("HOST-DOWN", "OPEN", "HIGH", ""));
        assertThat(page)
                .extracting(RawSignal::trace)
                .hasSize(3)
                .allMatch(page.get(0).trace()::equals);
        assertThat(again).isEqualTo(page);
        assertThat(CanonicalJson.canonical(page.get(0).decision()))
                .isEqualTo(CanonicalJson.canonical(KNOWN.substring(0, KNOWN.length() - 1) + "," + CAME.substring(1)));
    }

    @Test
    void undecided_signals_other_workspaces_and_other_times_are_left_out() {
        whole(1, "2026-03-05T10:00:00Z", "HIGH");
        whole(2, "2026-04-01T00:00:00Z", "HIGH");
        database.execute(
                "insert into journal (received_at, signal_id, workspace, source, envelope, rulebook_version, undecided)"
                        + " values ('2026-03-05', 3, 'default', 'am', '{}', 1, 'a rule')");
        whole(4, "2026-03-05T10:00:00Z", "HIGH");
        database.execute("update journal set workspace = 'other' where signal_id = 4");

        assertThat(grades(10)).containsExactly("1 HIGH");
    }

    private List<String> grades(int size) {
        var read = new ArrayList<String>();
        var traces = new SharedTraces();
        var page = signals.page(MARCH, Mark.START, size, traces).await().indefinitely();
        while (!page.isEmpty()) {
            page.forEach(raw ->
                    read.add(raw.id() + " " + raw.read().decision().decided().grade()));
            page = signals.page(MARCH, page.get(page.size() - 1).mark(), size, traces)
                    .await()
                    .indefinitely();
        }
        return read;
    }

    /** As decisions were stored before their parts were. */
    private static void whole(long id, String at, String grade) {
        var decision = KNOWN.substring(0, KNOWN.length() - 1) + ","
                + CAME.replace("\"HIGH\",\"reason", "\"" + grade + "\",\"reason")
                        .substring(1);
        row(id, at, decision, "null");
    }

    private static void parted(long id, String at) {
        row(id, at, KNOWN, "md5('came')::uuid");
    }

    private static void row(long id, String at, String decision, String trace) {
        database.execute(
                "insert into journal (received_at, signal_id, workspace, source, envelope, rulebook_version, decision, trace)"
                        + " values ('" + at + "', " + id + ", 'default', 'am', '{}', 1, '" + decision + "', " + trace
                        + ")");
    }

    private static void trace(String week) {
        database.execute("insert into decision_trace (week, digest, body) values ('" + week + "', md5('came')::uuid, '"
                + CAME + "')");
    }
}
