package io.watchkeeper.journal.backtest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.journal.backtest.PastSignals.Mark;
import io.watchkeeper.journal.backtest.PastSignals.Period;

/** Writes out what a backtest reads, as it is read: a year of it holds no more than a page in memory. */
@Singleton
class SignalExport {
    private static final int PAGE = 500;

    /** JSON already: the server would quote a text. */
    record Lines(String text) {
        @Override
        @JsonValue
        @JsonRawValue
        public String text() {
            return text;
        }
    }

    private final PastSignals signals;
    private final Pool pool;
    private final AuditLog audit;
    private final Clock clock;

    SignalExport(PastSignals signals, Pool pool, AuditLog audit, Clock clock) {
        this.signals = signals;
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param asked for what a backtest would look at, in each of the workspaces
     * @return pages of lines, without the last line break; fails with 422 for a period that is none
     */
    Multi<Lines> lines(SortedSet<String> workspaces, BacktestRequest asked) {
        var wanted = asked.complete(clock.instant());
        var periods = workspaces.stream()
                .map(workspace -> new Period(workspace, wanted.from(), wanted.to(), wanted.sample()))
                .toList();
        return record(periods)
                .onItem()
                .transformToMulti(done -> Multi.createFrom().iterable(periods))
                .onItem()
                .transformToMultiAndConcatenate(this::pages)
                .map(page -> new Lines(page.stream().map(SignalExport::line).collect(Collectors.joining("\n"))));
    }

    /** Once in each workspace, whose people shall see that a copy was taken. */
    private Uni<Void> record(List<Period> periods) {
        return pool.withTransaction(client -> Multi.createFrom()
                .iterable(periods)
                .onItem()
                .transformToUniAndConcatenate(period -> audit.record(
                        client,
                        period.workspace(),
                        "signals.export",
                        "signals",
                        Map.of(
                                "from",
                                period.from().toString(),
                                "to",
                                period.to().toString(),
                                "sample",
                                period.sample())))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Multi<List<RawSignal>> pages(Period period) {
        var traces = new SharedTraces();
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(Mark.START), last -> signals.page(period, last.get(), PAGE, traces)
                        .invoke(page -> page.forEach(raw -> last.set(raw.mark()))))
                .until(List::isEmpty);
    }

    private static String line(RawSignal raw) {
        return PastSignal.line(raw.id(), raw.event(), raw.version(), raw.decision());
    }
}
