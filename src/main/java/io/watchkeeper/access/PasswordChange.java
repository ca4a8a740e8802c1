package io.watchkeeper.access;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Gives a person another password. */
@ApplicationScoped
class PasswordChange {
    private final Pool pool;
    private final People people;
    private final Passwords passwords;
    private final AuditLog audit;

    PasswordChange(Pool pool, People people, Passwords passwords, AuditLog audit) {
        this.pool = pool;
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** The person as they are afterwards. To be called by that person. */
    Uni<Person> of(Person person, String fresh) {
        return passwords
                .hash(fresh)
                .map(person::withPassword)
                .call(changed -> pool.withTransaction(transaction -> people.keepPassword(transaction, changed)
                        .chain(() -> audit.record(
                                transaction,
                                audit.entry("person.change-password", person.name())
                                        .changing(
                                                Map.of("mustChange", person.mustChange()),
                                                Map.of("mustChange", changed.mustChange()))))));
    }
}
