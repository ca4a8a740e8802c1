package io.watchkeeper.object.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.object.KnownObjects;
import io.watchkeeper.object.ManagedObject;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectState;
import io.watchkeeper.problem.ProblemException;

/** Looking at the changes of those workspaces that somebody may see. */
@Singleton
public class ChangeBrowsing {
    private static final int MOST_AT_ONCE = 200;

    private final Pool pool;
    private final KnownObjects objects;
    private final Clock clock;

    ChangeBrowsing(Pool pool, KnownObjects objects, Clock clock) {
        this.pool = pool;
        this.objects = objects;
        this.clock = clock;
    }

    public Uni<ChangeView.Page> list(Set<String> workspaces, ChangeFilter filter) {
        var now = clock.instant();
        return ChangeStore.list(pool, workspaces, filter, now).map(rows -> {
            var shown = rows.subList(0, Math.min(rows.size(), filter.limit()));
            var next = shown.size() < rows.size()
                    ? ChangeCursor.after(shown.get(shown.size() - 1)).text()
                    : null;
            return new ChangeView.Page(
                    shown.stream().map(stored -> ChangeView.of(stored, now)).toList(), next);
        });
    }

    /** Of several workspaces that have such a change, the first by code. Fails with status 404 where none has. */
    public Uni<ChangeView> find(SortedSet<String> workspaces, String code) {
        return Multi.createFrom()
                .iterable(workspaces)
                .onItem()
                .transformToUniAndConcatenate(workspace -> ChangeStore.find(pool, workspace, code))
                .collect()
                .asList()
                .map(found -> found.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(stored -> ChangeView.of(stored, clock.instant()))
                        .orElseThrow(ChangeBrowsing::unknown));
    }

    /** The changes that cover an object and touch the time from one instant to another, those that start last first. */
    public Uni<List<ChangeView>> covering(String workspace, ObjectName name, Instant from, Instant to) {
        return ChangeStore.touching(pool, workspace, from, to, MOST_AT_ONCE)
                .chain(changes -> changes.isEmpty()
                        ? Uni.createFrom().item(List.<ChangeView>of())
                        : objects.named(
                                        pool,
                                        KnownObjects.asked(
                                                workspace,
                                                name,
                                                changes.stream()
                                                        .flatMap(stored -> stored.change().objects().stream())
                                                        .toList()))
                                .map(known -> covering(changes, workspace, name, known)));
    }

    private List<ChangeView> covering(
            List<StoredChange> changes, String workspace, ObjectName name, KnownObjects.Found known) {
        var object = known.of(workspace, name).orElseGet(() -> ManagedObject.named(name, ObjectState.UNCONFIRMED));
        return changes.stream()
                .filter(stored ->
                        ChangeScope.of(stored.change(), known.in(workspace)).covers(object))
                .map(stored -> ChangeView.of(stored, clock.instant()))
                .toList();
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such change in your workspaces.");
    }
}
