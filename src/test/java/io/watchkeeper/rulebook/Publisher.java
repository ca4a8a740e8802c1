package io.watchkeeper.rulebook;

import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.RulebookRepository.Publication;

/** Publishes versions as a person would, for tests of what comes of it. */
@Singleton
public class Publisher {
    private static final String RULES = "scenario/scenario.drl";

    private final RulebookRepository store;
    private final LiveRulebook live;
    private final Clock clock;

    Publisher(RulebookRepository store, LiveRulebook live, Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /**
     * The shipped content with one more scenario rule, live on this node.
     *
     * @return its version
     */
    public long publishWith(String rule) {
        var files = new TreeMap<>(RulebookFiles.library().files());
        files.computeIfPresent(RULES, (name, text) -> text + "\n" + rule);
        var version = store.nextVersion().await().indefinitely();
        var replaces = Optional.of(live.current().version());
        var publication = new Publication(version, replaces, new RulebookContent(files), "liwei", clock.instant());
        if (!store.publish(publication).await().indefinitely()) {
            throw new AssertionError("another version was published meanwhile");
        }
        live.refresh();
        return version;
    }
}
