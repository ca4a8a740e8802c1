package io.watchkeeper.journal;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Rulebook;

/** Signals that the rules failed on: accepted, kept, and tried again by the next rulebook version. */
@Singleton
class UndecidedSignals {
    private static final int AT_ONCE = 50;

    private static final String WAITING =
            """
            select j.envelope from signal s
            cross join lateral (select envelope, rulebook_version from journal where signal_id = s.id order by received_at desc limit 1) j
            where s.outcome = 'UNDECIDED' and j.rulebook_version <> $1
            order by s.first_seen_at limit $2
            """;

    private final BatchDecision.Parts parts;

    UndecidedSignals(BatchDecision.Parts parts) {
        this.parts = parts;
    }

    /** Commits the signal without a decision, and why there is none. */
    Uni<List<SignalOutcome>> keep(Candidate candidate, Rulebook rulebook, Settings settings, String why) {
        return parts.journal()
                .recall(parts.pool(), List.of(candidate))
                .flatMap(memory -> parts.ids().promise(1).flatMap(ids -> {
                    var log = new ChangeLog(settings.now(), ids::signal, ids::event, memory, 1);
                    var known = candidate.again()
                            ? null
                            : memory.signal(candidate.key()).orElse(null);
                    if (known == null) {
                        log.undecided(candidate, 0, rulebook.version(), why);
                    } else {
                        log.repeated(candidate.key(), known, 0);
                    }
                    return write(log.changes(), settings).eventually(ids::settle);
                }));
    }

    private Uni<List<SignalOutcome>> write(Changes changes, Settings settings) {
        return parts.pool()
                .withTransaction(connection -> parts.journal().write(connection, changes, settings.now()))
                .replaceWith(changes::outcomes);
    }

    /** Tries those that an earlier version failed on. Another node may try the same ones: the first to commit wins, the other changes nothing. */
    Uni<Void> decideAgain(Rulebook rulebook, Settings settings) {
        return parts.pool()
                .preparedQuery(WAITING)
                .execute(Tuple.of(rulebook.version(), AT_ONCE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Candidate.again(Envelope.read(row.getString("envelope"))))
                        .toList())
                .flatMap(waiting -> Multi.createFrom()
                        .iterable(waiting)
                        .onItem()
                        .transformToUniAndConcatenate(candidate -> again(candidate, rulebook, settings))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> again(Candidate candidate, Rulebook rulebook, Settings settings) {
        return new BatchDecision(parts, rulebook, settings)
                .decide(List.of(candidate))
                .onFailure(RuleTrouble::is)
                .recoverWithUni(fault -> keep(candidate, rulebook, settings, RuleTrouble.why(fault)))
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "An undecided signal could not be decided again now"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
