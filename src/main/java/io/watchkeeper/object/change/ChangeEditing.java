package io.watchkeeper.object.change;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Records changes, says them anew, ends them early. */
@Singleton
public class ChangeEditing {
    private final Pool pool;
    private final AuditLog audit;
    private final Clock clock;

    ChangeEditing(Pool pool, AuditLog audit, Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a request to record a change. */
    public record Recorded(ChangeView change, boolean fresh) {}

    /** The same change sent again is the same change; another one with its id fails with status 409. Fails with 422 for one that is none. */
    public Uni<Recorded> record(String workspace, JsonNode body) {
        var now = clock.instant();
        var change = ChangeReader.read(body, Optional.empty(), now);
        var entry = audit.entry(workspace, "change.create", change.code());
        return pool.withTransaction(
                transaction -> ChangeStore.insert(transaction, workspace, change, entry.actor(), now)
                        .call(fresh -> fresh
                                ? audit.record(transaction, entry.creating(change.said()))
                                : Uni.createFrom().voidItem())
                        .chain(fresh -> known(transaction, workspace, change.code())
                                .invoke(stored -> refuseOther(stored, change, body))
                                .map(stored -> new Recorded(ChangeView.of(stored, now), fresh))));
    }

    /** @param body without a start it may have been sent at any time */
    private static void refuseOther(StoredChange stored, Change sent, JsonNode body) {
        var same = body.has("startsAt") ? sent : startingWith(stored, sent);
        if (!stored.change().equals(same)) {
            throw ProblemException.conflict(
                    "Another change has this id.",
                    Flaw.at(
                                    "/id",
                                    "ID_TAKEN",
                                    "Another change has this id; to say it anew, PUT it.",
                                    "该 id 已属于另一变更；如需修改请使用 PUT。")
                            .found(sent.code()));
        }
    }

    private static Change startingWith(StoredChange stored, Change sent) {
        return stored.change().startsAt().isBefore(sent.endsAt())
                ? new Change(
                        sent.code(),
                        sent.kind(),
                        sent.objects(),
                        stored.change().startsAt(),
                        sent.endsAt(),
                        sent.suppress(),
                        sent.summary())
                : sent;
    }

    /** Says it anew; 409 once it has ended, 428 without a version, 412 for another one. */
    public Uni<ChangeView> replace(String workspace, String code, String ifMatch, JsonNode body) {
        ChangeReader.checkMembers(body);
        var entry = audit.entry(workspace, "change.update", code);
        return pool.withTransaction(transaction -> locked(transaction, workspace, code)
                .chain(stored -> {
                    check(ifMatch, stored);
                    refuseEnded(stored);
                    var change = ChangeReader.read(
                            body, Optional.of(code), stored.change().startsAt());
                    return ChangeStore.update(transaction, workspace, change)
                            .chain(() -> audit.record(
                                    transaction, entry.changing(stored.change().said(), change.said())))
                            .chain(() -> known(transaction, workspace, code));
                })
                .map(stored -> ChangeView.of(stored, clock.instant())));
    }

    /** Ends it now; one that has not begun never begins. 409 once it has ended. */
    public Uni<ChangeView> close(String workspace, String code) {
        AuditEntry entry = audit.entry(workspace, "change.close", code);
        return pool.withTransaction(transaction -> locked(transaction, workspace, code)
                .invoke(this::refuseEnded)
                .chain(stored -> ChangeStore.end(transaction, workspace, code, entry.at())
                        .chain(() -> audit.record(
                                transaction,
                                entry.changing(
                                        Map.of(
                                                "endsAt",
                                                stored.change().endsAt().toString()),
                                        Map.of("endsAt", entry.at().toString()))))
                        .chain(() -> known(transaction, workspace, code)))
                .map(stored -> ChangeView.of(stored, clock.instant())));
    }

    private static Uni<StoredChange> locked(SqlClient transaction, String workspace, String code) {
        return ChangeStore.lock(transaction, workspace, code).map(found -> found.orElseThrow(ChangeBrowsing::unknown));
    }

    private static Uni<StoredChange> known(SqlClient transaction, String workspace, String code) {
        return ChangeStore.find(transaction, workspace, code).map(found -> found.orElseThrow(ChangeBrowsing::unknown));
    }

    private void refuseEnded(StoredChange stored) {
        if (stored.change().state(stored.endedAt(), clock.instant()) == ChangeState.ENDED) {
            throw ProblemException.conflict("The change has ended.");
        }
    }

    private static void check(String ifMatch, StoredChange stored) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.preconditionRequired(
                    "An edit names the ETag of the change that it is based on, in the header If-Match.");
        }
        if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(stored.etag())) {
            throw ProblemException.preconditionFailed(
                    "The change was edited since it was read; its ETag is " + stored.etag() + " now.");
        }
    }
}
