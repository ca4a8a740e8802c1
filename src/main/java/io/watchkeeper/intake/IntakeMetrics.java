package io.watchkeeper.intake;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What came in, in numbers. */
@Singleton
class IntakeMetrics {
    private static final String KIND = "source_kind";
    private final MeterRegistry registry;
    private final Map<Format, Map<Outcome, Counter>> members = new EnumMap<>(Format.class);
    private final Map<Format, Counter> truncated = new EnumMap<>(Format.class);

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Format format : Format.values()) {
            Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(outcome, members(format, outcome));
            }
            members.put(format, outcomes);
            truncated.put(format, truncated(format));
        }
    }

    private Counter members(Format format, Outcome outcome) {
        return Counter.builder("watchkeeper.intake.members")
                .description("Members of posts, by what became of them")
                .tags(KIND, format.kind(), "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter truncated(Format format) {
        return Counter.builder("watchkeeper.intake.truncated.alerts")
                .description("Members that senders said they left out")
                .tags(KIND, format.kind())
                .register(registry);
    }

    void member(Format format, Outcome outcome) {
        members.get(format).get(outcome).increment();
    }

    void truncated(Format format, long left) {
        truncated.get(format).increment(left);
    }

    /** A post was answered with that HTTP status. */
    void post(Format format, int status) {
        registry.counter("watchkeeper.intake.posts", KIND, format.kind(), "status", Integer.toString(status))
                .increment();
    }
}
