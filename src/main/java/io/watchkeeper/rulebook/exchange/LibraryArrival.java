package io.watchkeeper.rulebook.exchange;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.watchkeeper.rulebook.OfferedContent;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.exchange.Library.Source;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Once people have changed the rulebook, the library of a newer release no longer goes live by itself: it comes as a draft. */
@Singleton
class LibraryArrival {
    /** After the rulebook was opened, which may publish the library. */
    private static final int LATER = 3_000;

    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final OfferedContent offer;
    private final RulebookRepository rulebooks;
    private final Imports imports;
    private final String release;

    LibraryArrival(
            OfferedContent offer,
            RulebookRepository rulebooks,
            Imports imports,
            @ConfigProperty(name = "quarkus.application.version") String release) {
        this.offer = offer;
        this.rulebooks = rulebooks;
        this.imports = imports;
        this.release = release;
    }

    void arrive(@Observes @Priority(LATER) StartupEvent event) {
        try {
            look();
        } catch (RuntimeException failed) {
            // what is live decides all the same
            Log.warnf("The content library of release %s is not imported: %s", release, failed.getMessage());
        }
    }

    private void look() {
        if (offer.watched()) {
            return;
        }
        var library = new Library(Source.LIBRARY, release, offer.read());
        var live = rulebooks.live().await().atMost(STORE_ANSWERS_WITHIN).orElseThrow();
        var known = rulebooks.knows(library.content().digest()).await().atMost(STORE_ANSWERS_WITHIN);
        if (!known && !offer.own(live.about())) {
            imports.arrived(library)
                    .await()
                    .atMost(STORE_ANSWERS_WITHIN)
                    .ifPresent(version ->
                            Log.infof("The content library of release %s waits in draft %d", release, version));
        }
    }
}
