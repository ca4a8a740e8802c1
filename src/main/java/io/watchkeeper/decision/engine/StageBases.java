package io.watchkeeper.decision.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Problems;

/**
 * Keeps the compiled stages by their sources, so that a change of data rows compiles nothing. A stage is let go once no rulebook uses it and a few others
 * were used since.
 */
final class StageBases {
    private static final int IDLE_KEPT = 8;
    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>(16, 0.75f, true);

    private StageBases() {}

    private static final class Entry {
        private final StageBase base;
        private int users;

        private Entry(StageBase base) {
            this.base = base;
        }
    }

    /** Compiles where needed; one build at a time. */
    static synchronized Optional<StageBase> acquire(StageSources sources, Problems problems) {
        var entry = ENTRIES.get(sources.key());
        if (entry == null) {
            var built = StageBuilder.build(sources, problems);
            if (built.isEmpty()) {
                return built;
            }
            entry = new Entry(built.get());
            ENTRIES.put(sources.key(), entry);
        }
        entry.users++;
        return Optional.of(entry.base);
    }

    /** By the keys of their sources. */
    static synchronized Map<String, StageBase> compiled() {
        var bases = new LinkedHashMap<String, StageBase>();
        ENTRIES.forEach((key, entry) -> bases.put(key, entry.base));
        return bases;
    }

    static synchronized void release(StageSources sources) {
        ENTRIES.get(sources.key()).users--;
        long idle = ENTRIES.values().stream().filter(entry -> entry.users == 0).count();
        var eldestFirst = ENTRIES.values().iterator();
        while (idle > IDLE_KEPT && eldestFirst.hasNext()) {
            var entry = eldestFirst.next();
            if (entry.users == 0) {
                eldestFirst.remove();
                entry.base.dispose();
                idle--;
            }
        }
    }
}
