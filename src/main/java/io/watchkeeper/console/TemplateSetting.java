package io.watchkeeper.console;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;

/** Gives every page its reader's language and zone and the time it is made, so that no controller has to remember to. */
@Singleton
public class TemplateSetting {
    /** Attribute of a template instance: a {@link java.time.ZoneId}. */
    static final String ZONE = "zone";
    /** Attribute of a template instance: an {@link java.time.Instant}. */
    static final String NOW = "now";

    private final Clock clock;
    private final ConsoleConfig config;

    @Inject
    TemplateSetting(Clock clock, ConsoleConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** At start, so that a zone that does not exist is told then, and not by the first page. */
    void onEngine(@Observes EngineBuilder engine) {
        config.zoneId();
        engine.addTemplateInstanceInitializer(this::settle);
    }

    private void settle(TemplateInstance page) {
        var container = Arc.container();
        if (container.requestContext().isActive()) {
            var viewer = container.instance(Viewer.class).get();
            page.setLocale(viewer.language().locale());
            page.setAttribute(ZONE, viewer.zone());
            page.setAttribute(NOW, clock.instant());
        }
    }
}
