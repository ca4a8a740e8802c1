package io.watchkeeper.rulebook;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** Lets an alert compare the versions of all nodes. */
@Singleton
class RulebookMetrics {
    private final MeterRegistry metrics;
    private final LiveRulebook live;

    RulebookMetrics(MeterRegistry metrics, LiveRulebook live) {
        this.metrics = metrics;
        this.live = live;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("watchkeeper.rulebook.version", () -> live.version().orElse(0L))
                .description("Version of the rulebook that decides on this node, 0 where none does")
                .register(metrics);
        Gauge.builder("watchkeeper.rulebook.broken", () -> live.broken().isPresent() ? 1 : 0)
                .description("1 where the live version does not compile on this node")
                .register(metrics);
    }
}
