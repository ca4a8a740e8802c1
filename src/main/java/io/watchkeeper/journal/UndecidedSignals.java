package io.watchkeeper.journal;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.rulebook.RulebookFault;
import io.watchkeeper.rulebook.RulebookFaults;

/** Signals that the rules failed on: accepted, kept, and tried again by the next rulebook version. */
@Singleton
class UndecidedSignals {
    private static final int AT_ONCE = 50;
    private static final int RACES = 3;

    private static final String WAITING =
            """
            select j.envelope from signal s
            cross join lateral (select envelope, rulebook_version from journal where signal_id = s.id order by received_at desc limit 1) j
            where s.outcome = 'UNDECIDED' and j.rulebook_version <> $1
            order by s.first_seen_at limit $2
            """;

    private final BatchDecision.Parts parts;
    private final RulebookFaults faults;
    private final UndecidedClaims claims;

    UndecidedSignals(BatchDecision.Parts parts, RulebookFaults faults, UndecidedClaims claims) {
        this.parts = parts;
        this.faults = faults;
        this.claims = claims;
    }

    /** Commits the signal without a decision, and why there is none, together with the mark on the version that failed. */
    Uni<List<SignalOutcome>> keep(Candidate candidate, Rulebook rulebook, Settings settings, Throwable failure) {
        var fault = new RulebookFault(settings.now(), RuleTrouble.rule(failure));
        var why = RuleTrouble.why(failure);
        return Uni.createFrom()
                .deferred(() -> changes(candidate, rulebook.version(), settings, why))
                .flatMap(changes -> write(changes, rulebook.version(), fault)
                        .invoke(first -> {
                            if (first) {
                                faults.tell(rulebook.version(), why);
                            }
                        })
                        .replaceWith(changes::outcomes))
                // another node keeps the same one
                .onFailure(Moved::is)
                .retry()
                .atMost(RACES);
    }

    private Uni<Changes> changes(Candidate candidate, long version, Settings settings, String why) {
        return parts.journal()
                .recall(parts.pool(), List.of(candidate))
                .flatMap(memory -> parts.ids().promise(1).map(ids -> {
                    var log = new ChangeLog(settings.now(), ids::signal, ids::event, memory, 1);
                    var known = candidate.again()
                            ? null
                            : memory.signal(candidate.key()).orElse(null);
                    if (known == null) {
                        log.undecided(candidate, 0, version, why);
                    } else {
                        log.repeated(candidate.key(), known, 0);
                    }
                    ids.settle();
                    return log.changes();
                }));
    }

    /** @return whether this is the first failure of that version */
    private Uni<Boolean> write(Changes changes, long version, RulebookFault fault) {
        return parts.pool().withTransaction(connection -> parts.journal()
                .write(connection, changes, fault.at())
                .chain(() -> faults.mark(connection, version, fault)));
    }

    /** Tries those that an earlier version failed on, each on one node at a time. */
    Uni<Void> decideAgain(Rulebook rulebook, Settings settings) {
        return claims.forget()
                .chain(() -> parts.pool().preparedQuery(WAITING).execute(Tuple.of(rulebook.version(), AT_ONCE)))
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
        return claims.claim(candidate, rulebook.version())
                .flatMap(claimed -> claimed
                        ? attempt(candidate, rulebook, settings)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> attempt(Candidate candidate, Rulebook rulebook, Settings settings) {
        return new BatchDecision(parts, rulebook, settings)
                .decide(List.of(candidate))
                .onFailure(RuleTrouble::is)
                .recoverWithUni(fault -> keep(candidate, rulebook, settings, fault))
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "An undecided signal could not be decided again now"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
