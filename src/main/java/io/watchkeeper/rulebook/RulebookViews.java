package io.watchkeeper.rulebook;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Versions as the API shows them: each with what every node decides with. */
@Singleton
public class RulebookViews {
    private final RulebookRepository rulebooks;
    private final NodeRepository nodes;

    RulebookViews(RulebookRepository rulebooks, NodeRepository nodes) {
        this.rulebooks = rulebooks;
        this.nodes = nodes;
    }

    /** Newest first, all on one page. */
    Uni<RulebookPage> all() {
        return nodes.list().chain(there -> rulebooks
                .list(RulebookRepository.WORKSPACE)
                .map(versions -> new RulebookPage(
                        versions.stream()
                                .map(version -> RulebookView.of(version, there))
                                .toList(),
                        null)));
    }

    public Uni<Optional<RulebookView>> find(long version) {
        return nodes.list().chain(there -> rulebooks
                .find(RulebookRepository.WORKSPACE, version)
                .map(found -> found.map(stored -> RulebookView.of(stored, there))));
    }
}
