package io.watchkeeper.access;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.problem.ProblemException;

/** Lets people end all their own sessions, the one at hand included. */
@ApplicationScoped
class OwnSessions {
    private final Pool pool;
    private final PeopleStore people;
    private final AuditLog audit;
    private final Caller caller;

    OwnSessions(Pool pool, PeopleStore people, AuditLog audit, Caller caller) {
        this.pool = pool;
        this.people = people;
        this.audit = audit;
        this.caller = caller;
    }

    /** Fails with a {@link ProblemException} of status 404 for a token, which has none. */
    Uni<Void> end() {
        return pool.withTransaction(transaction -> people.named(transaction, caller.name())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("A token has no session.")))
                .chain(person -> people.signOut(transaction, Long.parseLong(person.id())))
                .chain(() -> audit.record(transaction, "person.sign-out", caller.name(), Map.of())));
    }
}
