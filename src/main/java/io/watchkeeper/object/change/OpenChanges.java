package io.watchkeeper.object.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.object.KnownObjects;
import io.watchkeeper.object.Sighting;

/** Which changes are under way, for whoever decides signals: a node knows of a new one within a second, and asks the store nothing while there is none. */
@Singleton
public class OpenChanges {
    private static final int MOST = 1_000;
    /** What begins this soon is known already when it does. */
    private static final Duration AHEAD = Duration.ofMinutes(1);
    /** Told of one signal; more say nothing more. */
    private static final int MOST_OF_ONE = 20;

    private static final Comparator<PlannedChange> ORDER =
            Comparator.comparing(PlannedChange::suppresses).reversed().thenComparing(PlannedChange::change);

    private final Pool pool;
    private final KnownObjects objects;
    private final Clock clock;
    private volatile List<Window> windows = List.of();

    public OpenChanges(Pool pool, KnownObjects objects, Clock clock) {
        this.pool = pool;
        this.objects = objects;
        this.clock = clock;
    }

    /** A change with the names that its objects go by. */
    private record Window(StoredChange stored, ChangeScope scope) {
        boolean open(String workspace, Instant now) {
            return stored.workspace().equals(workspace)
                    && !now.isBefore(stored.change().startsAt())
                    && now.isBefore(stored.end());
        }

        PlannedChange fact(Instant now) {
            var change = stored.change();
            return new PlannedChange(
                    "",
                    change.code(),
                    change.kind().name(),
                    change.suppress(),
                    Duration.between(change.startsAt(), now).toSeconds(),
                    Duration.between(now, stored.end()).toSeconds());
        }
    }

    /** A signal's object, to be asked about. */
    public record Asked(String workspace, Sighting sighting) {}

    /** The answer for one batch. */
    public interface Told {
        /** The changes that cover the object, those that suppress first. */
        List<PlannedChange> of(Asked asked);
    }

    /** Whether one is under way in the workspace, as far as this node knows. */
    public boolean any(String workspace, Instant now) {
        return windows.stream().anyMatch(window -> window.open(workspace, now));
    }

    /** One query, and none where nothing is asked. */
    public Uni<Told> covering(SqlClient client, Set<Asked> asked, Instant now) {
        var names = new HashSet<KnownObjects.Asked>();
        asked.forEach(one ->
                names.add(new KnownObjects.Asked(one.workspace(), one.sighting().is())));
        return names.isEmpty()
                ? Uni.createFrom().item(one -> List.of())
                : objects.named(client, names).map(known -> one -> of(windows, one, known, now));
    }

    /** The same as the store has it now, for who may not be a second behind. */
    public Uni<Told> reread(SqlClient transaction, Set<Asked> asked, Instant now) {
        return open(transaction, now).chain(open -> {
            var names = new HashSet<KnownObjects.Asked>();
            asked.forEach(one -> names.add(
                    new KnownObjects.Asked(one.workspace(), one.sighting().is())));
            return objects.named(transaction, names).map(known -> one -> of(open, one, known, now));
        });
    }

    private static List<PlannedChange> of(List<Window> windows, Asked asked, KnownObjects.Found known, Instant now) {
        var learned = asked.sighting().learned();
        var object = known.of(asked.workspace(), asked.sighting().is());
        return windows.stream()
                .filter(window -> window.open(asked.workspace(), now))
                .filter(window -> window.scope().covers(learned)
                        || object.filter(window.scope()::covers).isPresent())
                .map(window -> window.fact(now))
                .sorted(ORDER)
                .limit(MOST_OF_ONE)
                .toList();
    }

    @Scheduled(
            every = "{watchkeeper.object.look-for-changes-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return refresh()
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "The changes under way are as they were a second ago"))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads what is under way or about to begin. */
    public Uni<Void> refresh() {
        return open(pool, clock.instant()).invoke(found -> windows = found).replaceWithVoid();
    }

    private Uni<List<Window>> open(SqlClient client, Instant now) {
        return ChangeStore.touching(client, null, now, now.plus(AHEAD), MOST)
                .chain(changes -> changes.isEmpty()
                        ? Uni.createFrom().item(List.<Window>of())
                        : objects.named(client, asked(changes)).map(known -> windows(changes, known)));
    }

    private static Set<KnownObjects.Asked> asked(List<StoredChange> changes) {
        var asked = new HashSet<KnownObjects.Asked>();
        changes.forEach(stored ->
                stored.change().objects().forEach(name -> asked.add(new KnownObjects.Asked(stored.workspace(), name))));
        return asked;
    }

    private static List<Window> windows(List<StoredChange> changes, KnownObjects.Found known) {
        return changes.stream()
                .map(stored -> new Window(stored, ChangeScope.of(stored.change(), known.in(stored.workspace()))))
                .toList();
    }
}
