package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.difference.VersionDifference;
import io.watchkeeper.rulebook.draft.DraftCheck;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.draft.UndoDesk;
import io.watchkeeper.rulebook.exchange.ImportView;
import io.watchkeeper.rulebook.exchange.Imports;
import io.watchkeeper.rulebook.release.Releases;
import io.watchkeeper.rulebook.release.VersionLife;

/** Gathers what the pages on one version show. */
@Singleton
public class RulebookPages {
    private final RulebookRepository store;
    private final Releases releases;
    private final Imports imports;
    private final DraftCheck check;
    private final UndoDesk undo;

    RulebookPages(RulebookRepository store, Releases releases, Imports imports, DraftCheck check, UndoDesk undo) {
        this.imports = imports;
        this.store = store;
        this.releases = releases;
        this.check = check;
        this.undo = undo;
    }

    /** @param refused why a form of the page was not carried out, or null */
    Uni<TemplateInstance> show(long version, SheetQuery query, Refusal.Shown refused) {
        return find(version).chain(stored -> releases.life(version)
                .chain(life -> page(stored, query, life).chain(page -> imported(version)
                        .map(imported -> Rulebooks.Templates.show(page, life, imported, refused)))));
    }

    /** The page with the reason why a form of it was not carried out, and the status of the refusal. */
    Uni<Response> refusal(long version, String file, ProblemException refused) {
        var problem = refused.problem();
        return show(version, SheetQuery.of(file), Refusal.Shown.of(problem))
                .map(page -> Response.status(problem.status()).entity(page).build());
    }

    private Uni<RulebookPage> page(StoredRulebook stored, SheetQuery query, VersionLife life) {
        return read(stored, query, life)
                .chain(page -> undo.edits(stored.about().version(), page.file()).map(page::after))
                .chain(page -> page.holdsScenarios()
                        ? tested(page, stored)
                        : Uni.createFrom().item(page));
    }

    private Uni<RulebookPage> tested(RulebookPage page, StoredRulebook stored) {
        var text = stored.content().files().get(page.file());
        return releases.lastTest(stored.about().version())
                .map(last -> last.map(run -> page.tested(run, text)).orElse(page));
    }

    /** Null where it is no import. */
    private Uni<ImportView> imported(long version) {
        return imports.find(version).map(found -> found.orElse(null));
    }

    /** A version of 10,000 rows takes a while to be checked and laid out. */
    private Uni<RulebookPage> read(StoredRulebook stored, SheetQuery query, VersionLife life) {
        return Uni.createFrom()
                .item(() -> {
                    var version = stored.about().version();
                    var problems = life.can("EDIT")
                            ? Optional.of(ProblemView.of(check.problems(version, stored.content())))
                            : Optional.<List<ProblemView>>empty();
                    return RulebookPage.of(stored, query, problems).orElseThrow(RulebookPages::unknown);
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    Uni<RulebookComparison> difference(long version, Optional<Long> against) {
        return find(version).chain(after -> before(after, against)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(before -> new RulebookComparison(
                        before.about().version(), version, VersionDifference.of(before.content(), after.content()))));
    }

    private Uni<StoredRulebook> before(StoredRulebook after, Optional<Long> against) {
        return against.or(after.about()::basedOn).map(this::find).orElseGet(() -> store.live()
                .map(live -> live.orElse(after)));
    }

    /** @return fails with 404 */
    Uni<StoredRulebook> find(long version) {
        return store.find(RulebookRepository.WORKSPACE, version)
                .chain(known -> known.isPresent()
                        ? store.findWhole(version)
                        : Uni.createFrom().item(Optional.<StoredRulebook>empty()))
                .map(found -> found.orElseThrow(RulebookPages::unknown));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such rulebook, or no such file in it.");
    }
}
