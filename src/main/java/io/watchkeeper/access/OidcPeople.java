package io.watchkeeper.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.problem.ProblemException;

/** Turns whom an identity provider vouches for into people, whose roles follow what the provider says at each sign-in. */
@ApplicationScoped
class OidcPeople {
    private final Pool pool;
    private final PeopleStore store;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    OidcPeople(Pool pool, PeopleStore store, People people, AuditLog audit, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refused: who is disabled, has no role in any workspace that exists, or whose name is somebody else's already. */
    Uni<SignInOutcome> signIn(OidcClaims claims) {
        return pool.withTransaction(transaction -> store.takeTurn(transaction)
                        .chain(() -> store.withSubject(transaction, claims.subject()))
                        .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : create(transaction, claims))
                        .chain(person -> person.isPresent()
                                ? follow(transaction, person.get(), claims)
                                : Uni.createFrom().item(Optional.<PersonView>empty())))
                .chain(person -> person.isPresent()
                        ? people.named(person.get().name())
                        : Uni.createFrom().item(Optional.<Person>empty()))
                .map(OidcPeople::outcome);
    }

    private static SignInOutcome outcome(Optional<Person> found) {
        return found.filter(person -> !person.disabled() && !person.roles().isEmpty())
                .<SignInOutcome>map(SignInOutcome.Accepted::new)
                .orElseGet(SignInOutcome.Refused::new);
    }

    /** Empty where the name cannot be given to a newcomer: another's would give them that person's place in the record. */
    private Uni<Optional<PersonView>> create(SqlClient transaction, OidcClaims claims) {
        PersonName name;
        try {
            name = PersonName.of(claims.name());
        } catch (ProblemException unusable) {
            return Uni.createFrom().item(Optional.empty());
        }
        return claims.roles().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : store.isTaken(transaction, name.text())
                        .chain(taken -> taken
                                ? Uni.createFrom().item(Optional.<PersonView>empty())
                                : store.insertOidc(transaction, name.text(), claims.subject())
                                        .chain(id -> store.find(transaction, id))
                                        .call(made -> audit.record(
                                                transaction,
                                                entry("person.create", made.orElseThrow())
                                                        .creating(made.orElseThrow()
                                                                .recorded()))));
    }

    private Uni<Optional<PersonView>> follow(SqlClient transaction, PersonView before, OidcClaims claims) {
        long id = Long.parseLong(before.id());
        List<RoleIn> roles = claims.roles().entrySet().stream()
                .flatMap(granted -> granted.getValue().stream().map(role -> new RoleIn(granted.getKey(), role)))
                .toList();
        return store.revokeAll(transaction, id)
                .chain(() -> Multi.createFrom()
                        .iterable(roles)
                        .onItem()
                        .transformToUniAndConcatenate(role -> store.grantWhereKnown(transaction, id, role))
                        .collect()
                        .asList())
                .chain(() -> store.find(transaction, id))
                .call(after -> after.orElseThrow().roles().equals(before.roles())
                        ? Uni.createFrom().voidItem()
                        : audit.record(
                                transaction,
                                entry("person.grant", before)
                                        .changing(
                                                before.recorded(),
                                                after.orElseThrow().recorded())));
    }

    private AuditEntry entry(String action, PersonView person) {
        AuditEntry entry = AuditEntry.of(
                Person.DEFAULT_WORKSPACE, clock.instant(), "identity provider", action, person.name(), Map.of());
        return audit.here(entry);
    }
}
