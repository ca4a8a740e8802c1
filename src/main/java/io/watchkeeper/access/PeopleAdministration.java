package io.watchkeeper.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.PersonView.SignInBy;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** What an administrator does to people. Each change leaves an audit row with the person before and after, and at least one administrator. */
@ApplicationScoped
public class PeopleAdministration {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Pool pool;
    private final PeopleStore store;
    private final WorkspaceStore workspaces;
    private final Passwords passwords;
    private final AuditLog audit;

    PeopleAdministration(Pool pool, PeopleStore store, WorkspaceStore workspaces, Passwords passwords, AuditLog audit) {
        this.pool = pool;
        this.store = store;
        this.workspaces = workspaces;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Everybody, by name. */
    public Uni<List<PersonView>> all() {
        return store.all(pool);
    }

    /** Fails with a {@link ProblemException} of status 404 for an unknown id, as all that follow do. */
    public Uni<PersonView> find(String id) {
        return store.find(pool, number(id)).map(PeopleAdministration::known);
    }

    /** Fails with a {@link ProblemException} of status 422 for a name that cannot be given. The person has no role yet. */
    public Uni<OneTimePassword> create(String typed) {
        PersonName name = PersonName.of(typed);
        String password = Secrets.password();
        return passwords
                .hash(password)
                .chain(hash -> pool.withTransaction(transaction -> store.takeTurn(transaction)
                        .chain(() -> store.isTaken(transaction, name.text()))
                        .invoke(taken -> {
                            if (taken) {
                                throw name.taken();
                            }
                        })
                        .chain(() -> store.insert(transaction, name.text(), hash))
                        .chain(id -> store.find(transaction, id))
                        .map(PeopleAdministration::known)
                        .call(made -> audit.record(
                                transaction,
                                audit.entry("person.create", made.name()).creating(made.recorded())))))
                .map(made -> new OneTimePassword(made, password));
    }

    /** Ends their sessions too. Fails with status 409 for the last administrator. */
    public Uni<PersonView> disable(String id, Reason why) {
        Deed deed = new Deed("person.disable", why);
        return change(id, deed, (transaction, person) -> store.disable(transaction, person, true));
    }

    public Uni<PersonView> enable(String id) {
        Deed deed = new Deed("person.enable", Reason.NONE);
        return change(id, deed, (transaction, person) -> store.disable(transaction, person, false));
    }

    /** Ends their sessions too. Fails with status 409 for who signs in by OIDC. */
    public Uni<OneTimePassword> resetPassword(String id, Reason why) {
        Deed deed = new Deed("person.reset-password", why);
        String password = Secrets.password();
        return find(id).invoke(PeopleAdministration::refuseWithoutPassword)
                .chain(() -> passwords.hash(password))
                .chain(hash ->
                        change(id, deed, (transaction, person) -> store.oneTimePassword(transaction, person, hash)))
                .map(person -> new OneTimePassword(person, password));
    }

    /** Ends all their sessions, on all nodes. */
    public Uni<PersonView> signOut(String id) {
        return change(id, new Deed("person.sign-out", Reason.NONE), store::signOut);
    }

    /**
     * Fails with status 409 where an administrator would approve, 404 for a role or workspace that does not exist.
     *
     * @param reason why; may be null for any role but administrator
     */
    public Uni<PersonView> grant(String id, RoleIn granted, String reason) {
        Deed deed = new Deed("person.grant", granted.reason(reason));
        return change(id, deed, (transaction, person) -> workspaces
                .mustExist(transaction, granted.workspace())
                .chain(() -> store.grant(transaction, person, granted)));
    }

    /**
     * Fails with status 409 for the last administrator.
     *
     * @param reason as for {@link #grant}
     */
    public Uni<PersonView> revoke(String id, RoleIn revoked, String reason) {
        Deed deed = new Deed("person.revoke", revoked.reason(reason));
        return change(id, deed, (transaction, person) -> store.revoke(transaction, person, revoked));
    }

    /** What the record calls it, and why it was done. */
    private record Deed(String action, Reason why) {}

    private Uni<PersonView> change(String id, Deed deed, BiFunction<SqlClient, Long, Uni<?>> work) {
        long number = number(id);
        return pool.withTransaction(transaction -> store.takeTurn(transaction)
                .chain(() -> store.find(transaction, number))
                .map(PeopleAdministration::known)
                .chain(before -> work.apply(transaction, number)
                        .chain(() -> store.find(transaction, number))
                        .map(PeopleAdministration::known)
                        .invoke(PeopleAdministration::refuseApprovingAdministrator)
                        .call(() -> refuseWithoutAdministrator(transaction))
                        .call(after -> audit.record(
                                transaction,
                                audit.entry(deed.action(), before.name())
                                        .because(deed.why().text())
                                        .changing(before.recorded(), after.recorded())))));
    }

    private Uni<Void> refuseWithoutAdministrator(SqlClient transaction) {
        return store.anyAdministrator(transaction)
                .invoke(any -> {
                    if (!any) {
                        throw conflict(
                                "LAST_ADMINISTRATOR",
                                "Nobody who signs in with a password would be left to administer the service.",
                                "将没有可用密码登录的管理员。");
                    }
                })
                .replaceWithVoid();
    }

    /** Who gives roles must not be able to approve what somebody with such a role made. */
    private static void refuseApprovingAdministrator(PersonView after) {
        if (after.holds(Roles.ADMINISTRATOR) && after.holds(Roles.APPROVER)) {
            throw conflict(
                    "ADMINISTRATOR_APPROVES",
                    "An administrator approves nothing: nobody may hold both roles, in whatever workspaces.",
                    "管理员不得审批：任何人都不能同时拥有这两个角色（无论在哪个工作空间）。");
        }
    }

    private static void refuseWithoutPassword(PersonView person) {
        if (person.signsInBy() == SignInBy.OIDC) {
            throw conflict(
                    "SIGNS_IN_BY_OIDC",
                    "This person signs in by OIDC and has no password here.",
                    "该用户通过 OIDC 登录，在此没有密码。");
        }
    }

    private static ProblemException conflict(String code, String en, String zh) {
        return ProblemException.conflict(en, Flaw.of(code, en, zh));
    }

    private static PersonView known(Optional<PersonView> found) {
        return found.orElseThrow(PeopleAdministration::unknown);
    }

    private static long number(String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such person.");
    }
}
