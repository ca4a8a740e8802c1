package io.watchkeeper.healing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.healing.HealNotices.Notice;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;

/** Sends what is to be told, signed, through the connection of its workspace; any node may, and one at a time does. */
@Singleton
public class HealTelling {
    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final List<String> LINES =
            List.of("Self-heal {state}: plan {plan} on {object} ({scenario}), event {event}", "{why}");

    private final Pool pool;
    private final HealNotices notices;
    private final Operations operations;

    HealTelling(Pool pool, HealNotices notices, Operations operations) {
        this.pool = pool;
        this.notices = notices;
        this.operations = operations;
    }

    @Scheduled(every = "{watchkeeper.healing.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return step().onFailure()
                .invoke(failed -> Log.debugf(failed, "What self-heal has to tell is looked at again in a moment"))
                .onFailure()
                .recoverWithNull();
    }

    /** Sends what is due. */
    public Uni<Void> step() {
        return notices.claim(pool, MOST).chain(claimed -> Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .collect()
                .asList()
                .replaceWithVoid());
    }

    private Uni<Void> send(Notice notice) {
        return Uni.createFrom()
                .item(() -> outcome(notice))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(outcome -> outcome instanceof Outcome.Done
                        ? notices.sent(pool, notice.id())
                        : notices.failed(pool, notice.id(), why(outcome)));
    }

    private Outcome outcome(Notice notice) {
        try {
            return operations.carryOut(
                    notice.workspace(), call(notice), "self-heal/" + notice.id(), WITHIN, line -> {});
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("the node stopped");
        }
    }

    private static OperationCall call(Notice notice) {
        var values = new TreeMap<String, String>();
        var types = new TreeMap<String, ParameterType>();
        notice.told().forEach(member -> {
            values.put(member.getKey(), line(String.valueOf(member.getValue())));
            types.put(member.getKey(), ParameterType.TEXT);
        });
        return new OperationCall(
                "SELF-HEAL",
                OperationKind.NOTIFY,
                HealNotices.CONNECTION,
                LINES,
                values,
                types,
                Optional.empty(),
                WITHIN,
                true);
    }

    /** One line that says something, as operations take it. */
    private static String line(String text) {
        var plain = text.replaceAll("\\p{Cc}+", " ").strip();
        return plain.isEmpty() ? "–" : plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.why();
        }
        return outcome instanceof Outcome.Unknown unknown ? unknown.why() : "";
    }
}
