package io.watchkeeper.object;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.object.ImportPlan.Step;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Changes one object. Fails with 404, 403, 428, 412, 409 (another object has the name) or 422. */
@Singleton
public class ObjectEditing {
    private final Pool pool;
    private final AuditLog audit;

    ObjectEditing(Pool pool, AuditLog audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** Makes a new one from a form. @param fields as cells of CSV have them */
    public Uni<ObjectView> create(String workspace, Map<ObjectField, String> fields) {
        var given = form(fields);
        var read = ObjectReader.read(given, Optional.empty());
        var object = read.object().orElseThrow(() -> refused(read.flaws()));
        var entry = audit.entry(workspace, "object.create", object.is().text());
        return pool.withTransaction(transaction -> ObjectStore.takeTurn(transaction, workspace)
                .chain(() -> free(transaction, workspace, -1, object.is()))
                .chain(() -> ObjectStore.insert(
                        transaction, workspace, List.of(new Step.Create(0, object)), entry.actor(), entry.at()))
                .chain(() -> audit.record(transaction, entry.creating(object.said())))
                .chain(() -> ObjectStore.named(transaction, workspace, Set.of(object.is())))
                .map(found -> ObjectView.of(found.get(object.is()))));
    }

    /** Says the whole object anew: what is not named becomes empty, but for aliases. */
    public Uni<ObjectView> replace(ObjectEdit edit, JsonNode body) {
        var given = known(ObjectJson.one(body));
        return change(
                edit,
                before -> read(
                        given,
                        ManagedObject.named(before.is(), ObjectState.CONFIRMED).alsoCalled(before.aliases())));
    }

    /** Says some of it anew. */
    public Uni<ObjectView> patch(ObjectEdit edit, JsonNode body) {
        var given = known(ObjectJson.one(body));
        return change(edit, before -> read(given, before));
    }

    /** The same from a form. @param fields as cells of CSV have them */
    public Uni<ObjectView> patch(ObjectEdit edit, Map<ObjectField, String> fields) {
        var given = form(fields);
        return change(edit, before -> read(given, before));
    }

    public Uni<ObjectView> move(ObjectEdit edit, ObjectState state) {
        return change(edit, before -> before.in(state));
    }

    private Uni<ObjectView> change(ObjectEdit edit, UnaryOperator<ManagedObject> change) {
        var entry = audit.entry("unknown", "object.update", edit.id());
        return pool.withTransaction(transaction -> locked(transaction, edit).chain(stored -> {
                    ObjectIds.check(edit.ifMatch(), stored);
                    var changed = change.apply(stored.object());
                    return free(transaction, stored.workspace(), stored.id(), changed.is())
                            .chain(() -> write(transaction, new Step.Update(0, stored, changed), entry))
                            .chain(() ->
                                    ObjectStore.find(transaction, edit.grants().where(Permissions.READ), stored.id()));
                }))
                .map(found -> ObjectView.of(found.orElseThrow(ObjectIds::unknown)));
    }

    public Uni<Void> delete(ObjectEdit edit) {
        var entry = audit.entry("unknown", "object.delete", edit.id());
        return pool.withTransaction(transaction -> locked(transaction, edit).chain(stored -> {
            ObjectIds.check(edit.ifMatch(), stored);
            return ObjectStore.delete(transaction, stored.id())
                    .chain(() -> audit.record(
                            transaction,
                            entry(
                                            in(entry, stored),
                                            "object.delete",
                                            stored.object().is())
                                    .removing(stored.object().said())));
        }));
    }

    /** Signals that knew the one by its names know the other by them from now on; the one is gone. @param into id of the other */
    public Uni<ObjectView> merge(ObjectEdit edit, String into) {
        var entry = audit.entry("unknown", "object.merge", edit.id());
        return pool.withTransaction(transaction -> locked(transaction, edit).chain(gone -> {
                    ObjectIds.check(edit.ifMatch(), gone);
                    return locked(transaction, new ObjectEdit(edit.grants(), into, "*"))
                            .chain(kept -> merge(transaction, gone, kept, entry))
                            .chain(kept ->
                                    ObjectStore.find(transaction, edit.grants().where(Permissions.READ), kept));
                }))
                .map(found -> ObjectView.of(found.orElseThrow(ObjectIds::unknown)));
    }

    private Uni<Long> merge(SqlClient transaction, StoredObject gone, StoredObject kept, AuditEntry entry) {
        if (kept.id() == gone.id() || !kept.workspace().equals(gone.workspace())) {
            throw ProblemException.unprocessable(
                    "An object is merged into another one of its workspace.",
                    List.of(Flaw.at(
                            "/into", "UNKNOWN_VALUE", "This is no other object of the workspace.", "不是本工作空间中的另一对象。")));
        }
        var step = new Step.Update(0, kept, Merging.into(gone, kept));
        return ObjectStore.delete(transaction, gone.id())
                .chain(() -> ObjectStore.update(transaction, List.of(step), entry.actor(), entry.at()))
                .chain(() -> audit.record(
                        transaction,
                        entry(in(entry, gone), "object.merge", gone.object().is())
                                .with(Map.of("into", kept.object().is().text()))
                                .removing(gone.object().said())))
                .replaceWith(kept.id());
    }

    /** Nobody else writes objects of its workspace until the end of the transaction. */
    private static Uni<StoredObject> locked(SqlClient transaction, ObjectEdit edit) {
        var readable = edit.grants().where(Permissions.READ);
        long id = ObjectIds.parse(edit.id());
        return ObjectStore.find(transaction, readable, id)
                .map(found -> found.orElseThrow(ObjectIds::unknown))
                .invoke(found -> edit.grants().demand(Permissions.EDIT_OBJECTS, found.workspace()))
                .chain(found -> ObjectStore.takeTurn(transaction, found.workspace()))
                .chain(() -> ObjectStore.find(transaction, readable, id))
                .map(found -> found.orElseThrow(ObjectIds::unknown));
    }

    /** @param own id of the object that may have the name */
    private static Uni<Void> free(SqlClient transaction, String workspace, long own, ObjectName name) {
        return ObjectStore.named(transaction, workspace, Set.of(name))
                .invoke(found -> Optional.ofNullable(found.get(name))
                        .filter(other -> other.id() != own)
                        .ifPresent(other -> {
                            throw ProblemException.conflict(
                                    "Another object has this name; merge the two instead.",
                                    Flaw.at(
                                                    "/name",
                                                    "NAME_TAKEN",
                                                    "Another object has this name; merge the two instead.",
                                                    "该名称已属于另一对象，可将两者合并。")
                                            .found(name.text()));
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> write(SqlClient transaction, Step.Update step, AuditEntry entry) {
        if (step.before().object().equals(step.object())) {
            return Uni.createFrom().voidItem();
        }
        return ObjectStore.update(transaction, List.of(step), entry.actor(), entry.at())
                .chain(() -> audit.record(
                        transaction,
                        entry(
                                        in(entry, step.before()),
                                        "object.update",
                                        step.object().is())
                                .changing(
                                        step.before().object().said(),
                                        step.object().said())));
    }

    private static ManagedObject read(Given given, ManagedObject base) {
        var read = ObjectReader.read(given, Optional.of(base));
        return read.object().orElseThrow(() -> refused(read.flaws()));
    }

    private static ProblemException refused(List<Flaw> flaws) {
        return ProblemException.unprocessable("Some values are not acceptable; nothing was changed.", flaws);
    }

    private static Given form(Map<ObjectField, String> fields) {
        var values = new EnumMap<ObjectField, List<String>>(ObjectField.class);
        fields.forEach((field, text) -> values.put(field, field.several() ? CellText.split(text) : List.of(text)));
        return new Given(
                0, values, (field, number, code, en, zh) -> Flaw.at("/" + field.member(), code, en, zh), List.of());
    }

    /** What has no meaning here is refused before it is asked whether the object exists. */
    private static Given known(Given given) {
        if (!given.flaws().isEmpty()) {
            throw ProblemException.unprocessable("The body is JSON, but not what is expected here.", given.flaws());
        }
        return given;
    }

    /** An entry by the same person at the same moment, about this object. */
    static AuditEntry entry(AuditEntry like, String action, ObjectName name) {
        return AuditEntry.of(like.workspace(), like.at(), like.actor(), action, name.text(), Map.of())
                .from(like.address());
    }

    private static AuditEntry in(AuditEntry entry, StoredObject stored) {
        return AuditEntry.of(stored.workspace(), entry.at(), entry.actor(), entry.action(), entry.target(), Map.of())
                .from(entry.address());
    }
}
