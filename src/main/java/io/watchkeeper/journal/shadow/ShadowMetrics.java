package io.watchkeeper.journal.shadow;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;

/** What the running service measures of the version in shadow; the names are documented in docs/operations.md. */
@Singleton
class ShadowMetrics {
    private final Counter compared;
    private final Counter dropped;

    ShadowMetrics(MeterRegistry registry, ShadowRulebook shadow) {
        compared = registry.counter("watchkeeper.shadow.compared");
        dropped = registry.counter("watchkeeper.shadow.dropped");
        registry.gauge("watchkeeper.shadow.version", shadow, current -> current.current()
                .map(compiled -> compiled.run().version())
                .orElse(0L));
    }

    void compared(int signals) {
        compared.increment(signals);
    }

    void dropped(long signals) {
        dropped.increment(signals);
    }
}
