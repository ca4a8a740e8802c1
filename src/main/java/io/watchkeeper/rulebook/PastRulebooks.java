package io.watchkeeper.rulebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;

/** Versions that are not live, compiled when a replay or a dry run asks for them. */
@Singleton
public class PastRulebooks {
    private static final int KEPT = 4;
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final RulebookRepository store;
    private final LiveRulebook live;
    private final RetiredRulebooks retired;
    /** The one asked for least lately comes first. */
    private final Map<Long, Rulebook> latest = new LinkedHashMap<>(KEPT, 1, true);

    public PastRulebooks(RulebookRepository store, LiveRulebook live, RetiredRulebooks retired) {
        this.store = store;
        this.live = live;
        this.retired = retired;
    }

    /**
     * Takes seconds where the version must be compiled: ask on a worker thread. One at a time, as a second caller would only compile the same again.
     *
     * @return empty where there is no such version
     * @throws io.watchkeeper.decision.RulebookRejected when that version does not compile
     */
    public synchronized Optional<Rulebook> find(long version) {
        if (live.version().equals(Optional.of(version))) {
            return Optional.of(live.current());
        }
        if (!latest.containsKey(version)) {
            store.findWhole(version)
                    .await()
                    .atMost(STORE_ANSWERS_WITHIN)
                    .map(stored -> RulebookCompiler.compile(version, stored.content()))
                    .ifPresent(compiled -> keep(version, compiled));
        }
        return Optional.ofNullable(latest.get(version));
    }

    private void keep(long version, Rulebook compiled) {
        latest.put(version, compiled);
        if (latest.size() > KEPT) {
            var eldest = latest.keySet().iterator().next();
            retired.add(latest.remove(eldest));
        }
    }
}
