package io.watchkeeper.rulebook.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.exchange.Imported.Merged;
import io.watchkeeper.rulebook.merge.Place;
import io.watchkeeper.rulebook.merge.Side;

/** Brings what others made into drafts, beside local work, and what both changed to a decision. Nothing goes live by it. */
@Singleton
public class Imports {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final RulebookRepository rulebooks;
    private final Ancestry ancestry;
    private final ImportStore store;

    Imports(RulebookRepository rulebooks, Ancestry ancestry, ImportStore store) {
        this.rulebooks = rulebooks;
        this.ancestry = ancestry;
        this.store = store;
    }

    /** @return the version of a new draft */
    public Uni<Long> draft(Library library, Actor actor) {
        return merged(library)
                .chain(imported -> store.create(imported, actor, false))
                .map(Optional::orElseThrow);
    }

    /**
     * The same for what a node brings along: once a content, and only where it brings something that is not live.
     *
     * @return empty where there is nothing to do
     */
    Uni<Optional<Long>> arrived(Library library) {
        return store.knows(library.content().digest())
                .chain(known -> known
                        ? Uni.createFrom().item(Optional.<Long>empty())
                        : merged(library)
                                .chain(imported -> imported.merge()
                                                .content()
                                                .equals(imported.live().content())
                                        ? Uni.createFrom().item(Optional.<Long>empty())
                                        : store.create(imported, Actor.service(), true)));
    }

    private Uni<Imported> merged(Library library) {
        return rulebooks
                .live()
                .map(live -> live.orElseThrow(
                        () -> ProblemException.unavailable("No version of the rulebook is live.", RETRY_AFTER_SECONDS)))
                .chain(live -> ancestry.base(live.about().version(), library.source())
                        .chain(base -> store.brought(base)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(old -> new Imported(
                                        0,
                                        library,
                                        new Merged(base, old),
                                        new Merged(live.about().version(), live.content()),
                                        List.of()))));
    }

    /** @return what the version imported; empty where it is no import, or no version */
    public Uni<Optional<ImportView>> find(long version) {
        return store.isOne(version)
                .chain(known -> known
                        ? rulebooks.findWhole(version).chain(found -> find(found.orElseThrow()))
                        : Uni.createFrom().item(Optional.<ImportView>empty()));
    }

    /** The same of what was read already. */
    public Uni<Optional<ImportView>> find(StoredRulebook stored) {
        return store.find(stored.about().version())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.map(imported -> ImportView.of(imported, stored.content())));
    }

    /** Conflicts of a version that nobody has decided yet; none where it is no import. */
    public Uni<List<Place>> open(StoredRulebook stored) {
        return store.find(stored.about().version())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.stream()
                        .flatMap(imported -> imported.conflicts(imported.merge(), stored.content()).stream())
                        .filter(conflict -> conflict.state() == ImportConflict.State.OPEN)
                        .map(ImportConflict::place)
                        .toList());
    }

    /**
     * Whose work is taken.
     *
     * @param file with {@code name} one conflict; null for all that are open
     * @param side DRAFT for what was live, LIVE for what was imported
     */
    public record Asked(long version, String file, String name, Side side) {
        private boolean means(ImportConflict conflict) {
            return file == null
                    ? conflict.state() == ImportConflict.State.OPEN
                    : conflict.file().equals(file) && conflict.name().equals(name == null ? "" : name);
        }
    }

    /** @return fails with 404 for what is no import or no conflict, 409 for what is no draft or a row that cannot be told from others */
    public Uni<Void> decide(Asked asked, Actor actor) {
        return rulebooks
                .findWhole(asked.version())
                .map(found -> found.orElseThrow(Imports::unknown))
                .chain(stored -> store.find(asked.version())
                        .map(found -> found.orElseThrow(Imports::unknown))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .chain(imported -> save(stored, imported, asked, actor)));
    }

    private Uni<Void> save(StoredRulebook stored, Imported imported, Asked asked, Actor actor) {
        if (stored.about().state() != State.DRAFT) {
            throw ProblemException.conflict("Only in a draft can conflicts be decided.");
        }
        var places = imported.conflicts(imported.merge(), stored.content()).stream()
                .filter(asked::means)
                .map(ImportConflict::place)
                .toList();
        if (places.isEmpty() && asked.file() != null) {
            throw unknown();
        }
        var content = imported.decided(stored.content(), places, asked.side())
                .orElseThrow(() ->
                        ProblemException.conflict("Rows of this table share a name, or it is gone: edit it by hand."));
        var decision = new ImportStore.Decision(
                asked.version(), stored.content().digest(), content, imported.keptAfter(places, asked.side()), actor);
        return store.save(decision, detail(places, asked.side()))
                .invoke(saved -> {
                    if (!saved) {
                        throw ProblemException.conflict("The draft has changed meanwhile; try again.");
                    }
                })
                .replaceWithVoid();
    }

    private static Map<String, ?> detail(List<Place> places, Side side) {
        var named = places.stream()
                .map(place -> place.name().isEmpty() ? place.file() : place.file() + ": " + place.name())
                .limit(20)
                .toList();
        return Map.of("conflicts", named, "count", places.size(), "taken", side == Side.DRAFT ? "OURS" : "THEIRS");
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such import, or no such conflict in it.");
    }
}
