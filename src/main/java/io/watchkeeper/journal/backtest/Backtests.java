package io.watchkeeper.journal.backtest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.journal.backtest.Backtest.State;
import io.watchkeeper.journal.backtest.BacktestStore.Beginning;
import io.watchkeeper.journal.backtest.PastSignals.Period;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.trial.RuleTrial;

/** Begins backtests, runs them one after the other on this node, and cancels them. */
@ApplicationScoped
public class Backtests {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int LISTED = 20;
    /** Each waits with two compiled versions in memory. */
    private static final int MOST_AT_ONCE = 4;

    private static final int RETRY_AFTER_SECONDS = 30;

    private final RulebookRepository rulebooks;
    private final RuleTrial trial;
    private final BacktestRun.Parts parts;
    private final BacktestStore store;
    private final Pool pool;
    private final Recorder recorder;
    /** One at a time: deciding live signals needs the other core. */
    private final ExecutorService queue = Executors.newSingleThreadExecutor(task -> daemon(task, "backtest"));
    /** A thread a run, so that one whose rules never end does not hold up the next. */
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> daemon(task, "backtest-decisions"));

    private final Set<Long> here = ConcurrentHashMap.newKeySet();

    Backtests(RulebookRepository rulebooks, RuleTrial trial, BacktestRun.Parts parts, Pool pool, Recorder recorder) {
        this.rulebooks = rulebooks;
        this.trial = trial;
        this.parts = parts;
        this.store = parts.store();
        this.pool = pool;
        this.recorder = recorder;
    }

    /** Who asks, when, and the record of it. */
    @Singleton
    record Recorder(AuditLog audit, Caller caller, Clock clock) {}

    /** @return as it begins; fails with 404 for an unknown version, 409 for one that does not compile, 422 for a period that is none */
    public Uni<Backtest> begin(long version, BacktestRequest request) {
        if (here.size() >= MOST_AT_ONCE) {
            throw ProblemException.unavailable("Other backtests are waiting; try again later.", RETRY_AFTER_SECONDS);
        }
        var wanted = request.complete(recorder.clock().instant());
        var workspace = recorder.caller().workspaceFor(Permissions.READ, wanted.workspace());
        var period = new Period(workspace, wanted.from(), wanted.to(), wanted.sample());
        return rulebooks
                .findWhole(version)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook.")))
                .flatMap(tested -> rulebooks.live().flatMap(live -> begin(tested, live.orElseThrow(), period)));
    }

    private Uni<Backtest> begin(StoredRulebook tested, StoredRulebook live, Period period) {
        return Uni.createFrom()
                .item(() -> pair(live, tested))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(pair -> pool.withTransaction(client -> store.begin(client, beginning(tested, live, period))
                                .call(id -> recorder.audit()
                                        .record(
                                                client,
                                                "rulebook.backtest",
                                                Long.toString(tested.about().version()),
                                                Map.of("backtest", Long.toString(id)))))
                        .onFailure()
                        .invoke(pair::close)
                        .invoke(id -> {
                            here.add(id);
                            queue.execute(() -> run(id, pair, period));
                        })
                        .flatMap(id -> store.find(Set.of(period.workspace()), id))
                        .map(Optional::orElseThrow));
    }

    private Beginning beginning(StoredRulebook tested, StoredRulebook live, Period period) {
        var about = tested.about();
        return new Beginning(
                about.version(),
                about.digest(),
                live.about().version(),
                period,
                recorder.caller().name());
    }

    private void run(long id, Pair pair, Period period) {
        try (pair) {
            var run = new BacktestRun(id, period, parts, workers);
            if (run.run(new Comparison(pair.live(), pair.tested()))) {
                end(id, State.DONE, null);
            }
        } catch (RuntimeException failed) {
            Log.warnf(failed, "Backtest %d failed", (Long) id);
            end(id, State.FAILED, failed.getMessage());
        } finally {
            here.remove(id);
        }
    }

    /** Also for those that wait their turn. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return here.isEmpty() ? Uni.createFrom().voidItem() : store.beat(here);
    }

    private void end(long id, State state, String failure) {
        store.end(pool, id, state, failure).await().atMost(STORE_ANSWERS_WITHIN);
    }

    /** @return as it stands; fails with 404 */
    public Uni<Backtest> find(long id) {
        return store.find(recorder.caller().workspaces(), id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such backtest.")));
    }

    /** The latest backtests of a version that the caller may see, the latest first. */
    public Uni<List<Backtest>> of(long version) {
        return store.of(recorder.caller().workspaces(), version, LISTED);
    }

    /** The latest of the content that a version has now, if possible one that is done. */
    public Uni<Optional<Backtest>> ofContent(String digest) {
        return store.latest(recorder.caller().workspaces(), digest);
    }

    /** @return what it came to; fails with 404, or 409 where it has ended */
    public Uni<Backtest> cancel(long id) {
        return find(id).flatMap(found -> pool.withTransaction(client -> store.end(client, id, State.CANCELLED, null)
                        .call(ended -> ended
                                ? recorder.audit().record(client, "rulebook.backtest.cancel", found.id(), Map.of())
                                : Uni.createFrom().voidItem())))
                .flatMap(ended -> {
                    if (!ended) {
                        throw ProblemException.conflict("The backtest has ended already.");
                    }
                    return find(id);
                });
    }

    @PreDestroy
    void close() {
        queue.shutdownNow();
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private Pair pair(StoredRulebook live, StoredRulebook tested) {
        try {
            trial.demand(tested.content());
        } catch (RulebookRejected rejected) {
            throw Pair.refused(tested.about().version());
        }
        return Pair.compile(live, tested);
    }

    /** Both versions, compiled for this run alone: neither publishing nor editing touches them. */
    private record Pair(Rulebook live, Rulebook tested) implements AutoCloseable {
        static Pair compile(StoredRulebook live, StoredRulebook tested) {
            var first = compile(live);
            try {
                return new Pair(first, compile(tested));
            } catch (RuntimeException rejected) {
                first.close();
                throw rejected;
            }
        }

        private static Rulebook compile(StoredRulebook stored) {
            var version = stored.about().version();
            try {
                return RulebookCompiler.compile(version, stored.content());
            } catch (RulebookRejected rejected) {
                throw refused(version);
            }
        }

        static ProblemException refused(long version) {
            return ProblemException.conflict(
                    "Version " + version + " does not compile; its problems are listed by validate.");
        }

        @Override
        public void close() {
            live.close();
            tested.close();
        }
    }
}
