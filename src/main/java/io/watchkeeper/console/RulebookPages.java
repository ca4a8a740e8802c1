package io.watchkeeper.console;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.difference.VersionDifference;
import io.watchkeeper.rulebook.exchange.ImportView;
import io.watchkeeper.rulebook.exchange.Imports;
import io.watchkeeper.rulebook.release.Releases;

/** Gathers what the pages on one version show. */
@Singleton
public class RulebookPages {
    private final RulebookRepository store;
    private final Releases releases;
    private final Imports imports;

    RulebookPages(RulebookRepository store, Releases releases, Imports imports) {
        this.imports = imports;
        this.store = store;
        this.releases = releases;
    }

    /** @param refused why a form of the page was not carried out, or null */
    Uni<TemplateInstance> show(long version, Optional<String> file, Refusal.Shown refused) {
        return find(version)
                .map(stored -> RulebookPage.of(stored, file).orElseThrow(RulebookPages::unknown))
                .chain(page -> releases.life(version).chain(life -> imported(version)
                        .map(imported -> Rulebooks.Templates.show(page, life, imported, refused))));
    }

    /** Null where it is no import. */
    private Uni<ImportView> imported(long version) {
        return imports.find(version).map(found -> found.orElse(null));
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
