package io.watchkeeper.rulebook.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookSteps;
import io.watchkeeper.rulebook.exchange.Imported.Merged;
import io.watchkeeper.rulebook.exchange.Library.Source;
import io.watchkeeper.rulebook.merge.Place;

/** Imports in the store, each with its draft. */
@Singleton
class ImportStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int RACES = 5;

    private static final String DRAFT =
            """
            insert into rulebook (version, workspace, state, based_on, note, digest, content, created_by, created_at)
            select coalesce((select max(version) from rulebook), 0) + 1, $1, 'DRAFT', $2, $3, $4, $5, $6, $7
            returning version
            """;

    private static final String INSERT =
            """
            insert into rulebook_import (version, workspace, source, release, digest, content, base_version, live_version, by_itself)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (workspace, digest) where by_itself do nothing
            """;

    private static final String FIND =
            """
            select source, release, content, base_version, live_version, kept from rulebook_import
            where workspace = $1 and version = $2
            """;

    private static final String SAVE =
            """
            update rulebook set content = $4, digest = $5
            where workspace = $1 and version = $2 and state = 'DRAFT' and digest = $3
            """;

    private final Pool pool;
    private final RulebookRepository rulebooks;
    private final RulebookSteps steps;
    private final Clock clock;

    ImportStore(Pool pool, RulebookRepository rulebooks, RulebookSteps steps, Clock clock) {
        this.pool = pool;
        this.rulebooks = rulebooks;
        this.steps = steps;
        this.clock = clock;
    }

    /** What the version brought from outside: of an import that alone, without the work that it was merged with. */
    Uni<RulebookContent> brought(long version) {
        return query(version)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(content(found.get()))
                        : rulebooks.findWhole(version).map(stored -> stored.orElseThrow()
                                .content()));
    }

    Uni<Boolean> knows(String digest) {
        return pool.preparedQuery("select 1 from rulebook_import where workspace = $1 and digest = $2 limit 1")
                .execute(Tuple.of(RulebookRepository.WORKSPACE, digest))
                .map(rows -> rows.size() > 0);
    }

    Uni<Boolean> isOne(long version) {
        return pool.preparedQuery("select 1 from rulebook_import where version = $1")
                .execute(Tuple.of(version))
                .map(rows -> rows.size() > 0);
    }

    /** @return empty where the version is no import */
    Uni<Optional<Imported>> find(long version) {
        return query(version)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Imported>empty())
                        : whole(version, found.get()).map(Optional::of));
    }

    private Uni<Optional<Row>> query(long version) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, version))
                .map(rows -> rows.stream().findFirst());
    }

    private Uni<Imported> whole(long version, Row row) {
        long base = row.getLong("base_version");
        long live = row.getLong("live_version");
        var library = new Library(Source.valueOf(row.getString("source")), row.getString("release"), content(row));
        return brought(base).chain(old -> rulebooks
                .findWhole(live)
                .map(stored -> new Imported(
                        version,
                        library,
                        new Merged(base, old),
                        new Merged(live, stored.orElseThrow().content()),
                        places(row.getJsonArray("kept")))));
    }

    /**
     * Makes the draft.
     *
     * @param imported its version is not looked at
     * @param byItself whether another node may be doing the same
     * @return its version; empty where another node was first
     */
    Uni<Optional<Long>> create(Imported imported, Actor actor, boolean byItself) {
        return Uni.createFrom()
                .deferred(() -> insert(imported, actor, byItself))
                // another version took the number
                .onFailure(failure ->
                        failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState()))
                .retry()
                .atMost(RACES);
    }

    private Uni<Optional<Long>> insert(Imported imported, Actor actor, boolean byItself) {
        var now = clock.instant();
        var content = imported.merge().content();
        var title = imported.library().title();
        var draft = Tuple.from(new Object[] {
            RulebookRepository.WORKSPACE,
            imported.live().version(),
            title,
            content.digest(),
            json(content),
            actor.name(),
            now.atOffset(ZoneOffset.UTC)
        });
        return pool.withTransaction(client -> client.preparedQuery(DRAFT)
                .execute(draft)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(version -> keep(client, version, imported, byItself)
                        .chain(kept -> kept
                                ? steps.record(client, created(version, now, actor, title), Map.of(), made(imported))
                                        .replaceWith(Optional.of(version))
                                : client.preparedQuery("delete from rulebook where version = $1")
                                        .execute(Tuple.of(version))
                                        .replaceWith(Optional.<Long>empty()))));
    }

    private static Uni<Boolean> keep(SqlClient client, long version, Imported imported, boolean byItself) {
        var library = imported.library();
        return client.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    version,
                    RulebookRepository.WORKSPACE,
                    library.source().name(),
                    library.release(),
                    library.content().digest(),
                    json(library.content()),
                    imported.base().version(),
                    imported.live().version(),
                    byItself
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    private static RulebookSteps.Done created(long version, Instant at, Actor actor, String title) {
        return new RulebookSteps.Done(version, at, actor, RulebookStep.Kind.CREATE, title);
    }

    private static RulebookSteps.Change made(Imported imported) {
        return new RulebookSteps.Change(
                Map.of(),
                Map.of(
                        "basedOn",
                        imported.live().version(),
                        "imported",
                        imported.library().content().digest(),
                        "base",
                        imported.base().version()));
    }

    /**
     * What somebody decided about conflicts.
     *
     * @param digest of the draft that was read
     */
    record Decision(long version, String digest, RulebookContent content, List<Place> kept, Actor actor) {}

    /** @return false where the draft has changed since, or is none any more */
    Uni<Boolean> save(Decision decision, Map<String, ?> detail) {
        var values = Tuple.of(
                RulebookRepository.WORKSPACE,
                decision.version(),
                decision.digest(),
                json(decision.content()),
                decision.content().digest());
        var done = new RulebookSteps.Done(
                decision.version(), clock.instant(), decision.actor(), RulebookStep.Kind.EDIT, "");
        var change = new RulebookSteps.Change(
                Map.of("digest", decision.digest()),
                Map.of("digest", decision.content().digest()));
        return pool.withTransaction(client -> client.preparedQuery(SAVE)
                .execute(values)
                .map(rows -> rows.rowCount() == 1)
                .call(saved -> saved
                        ? client.preparedQuery("update rulebook_import set kept = $2 where version = $1")
                                .execute(Tuple.of(decision.version(), json(decision.kept())))
                                .chain(kept -> steps.record(client, done, detail, change))
                        : Uni.createFrom().voidItem()));
    }

    private static JsonObject json(RulebookContent content) {
        return new JsonObject(new HashMap<>(content.files()));
    }

    private static JsonArray json(List<Place> places) {
        var array = new JsonArray();
        places.forEach(place -> array.add(new JsonObject()
                .put("file", place.file())
                .put("row", place.row())
                .put("name", place.name())));
        return array;
    }

    private static List<Place> places(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(place -> new Place(place.getString("file"), place.getInteger("row"), place.getString("name")))
                .toList();
    }

    private static RulebookContent content(Row row) {
        var files = new HashMap<String, String>();
        row.getJsonObject("content").forEach(file -> files.put(file.getKey(), (String) file.getValue()));
        return RulebookContent.of(files);
    }
}
