package io.watchkeeper.rulebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.trial.RuleTrial;

/** Versions that are not live, compiled when a replay or a dry run asks for them. */
@Singleton
public class PastRulebooks {
    private static final int KEPT = 4;
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private static final Set<State> NEVER_LIVE = Set.of(State.DRAFT, State.SUBMITTED, State.APPROVED, State.REJECTED);

    private final RulebookRepository store;
    private final LiveRulebook live;
    private final RetiredRulebooks retired;
    private final RuleTrial trial;
    /** The one asked for least lately comes first. */
    private final Map<Content, Rulebook> latest = new LinkedHashMap<>(KEPT, 1, true);

    /** A draft keeps its number while it is edited. */
    private record Content(long version, String digest) {}

    public PastRulebooks(RulebookRepository store, LiveRulebook live, RetiredRulebooks retired, RuleTrial trial) {
        this.store = store;
        this.live = live;
        this.retired = retired;
        this.trial = trial;
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
        return ask(store.find(RulebookRepository.WORKSPACE, version))
                .map(about -> new Content(version, about.digest()))
                .flatMap(this::compiled);
    }

    private Optional<Rulebook> compiled(Content wanted) {
        if (!latest.containsKey(wanted)) {
            ask(store.findWhole(wanted.version()))
                    .ifPresent(stored ->
                            keep(new Content(wanted.version(), stored.about().digest()), compiled(stored)));
        }
        return Optional.ofNullable(latest.get(wanted));
    }

    private Rulebook compiled(StoredRulebook stored) {
        if (NEVER_LIVE.contains(stored.about().state())) {
            trial.demand(stored.content());
        }
        return RulebookCompiler.compile(stored.about().version(), stored.content());
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(STORE_ANSWERS_WITHIN);
    }

    private void keep(Content content, Rulebook compiled) {
        latest.put(content, compiled);
        if (latest.size() > KEPT) {
            var eldest = latest.keySet().iterator().next();
            retired.add(latest.remove(eldest));
        }
    }
}
