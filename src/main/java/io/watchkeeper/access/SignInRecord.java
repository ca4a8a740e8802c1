package io.watchkeeper.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Keeps who signed in, and that somebody failed to. */
@ApplicationScoped
class SignInRecord {
    private static final String NOBODY = "nobody";

    private final Pool pool;
    private final AuditLog audit;
    private final Clock clock;
    private final People people;
    private final FailedAttempts attempts;

    SignInRecord(Pool pool, AuditLog audit, Clock clock, People people, FailedAttempts attempts) {
        this.attempts = attempts;
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
        this.people = people;
    }

    Uni<Void> of(SignInOutcome outcome, String address) {
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            Person person = accepted.person();
            return people.noteSignIn(person, clock.instant())
                    .chain(() -> write(person.workspace(), person.name(), "person.sign-in", address));
        }
        // without the name that was typed: people type their password there
        return outcome instanceof SignInOutcome.Refused
                ? attempts.note(new FailedAttempts.Attempt(
                        Person.DEFAULT_WORKSPACE, NOBODY, "person.sign-in-refused", NOBODY, address))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> write(String workspace, String actor, String action, String address) {
        return audit.record(
                pool,
                AuditEntry.of(workspace, clock.instant(), actor, action, actor, Map.of("address", address))
                        .from(Optional.of(address)));
    }
}
