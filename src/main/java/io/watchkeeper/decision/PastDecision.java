package io.watchkeeper.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.facts.Signal;

/**
 * A stored decision, taken apart: all that is needed to decide it again, and what it came to.
 *
 * @param context what the store knew when it was made
 * @param at when it was made; decisions of before rules could ask do not tell
 */
public record PastDecision(Signal signal, EventContext context, Optional<Instant> at, Decided decided) {

    /**
     * @param decision as {@link CanonicalJson} wrote it, in whatever order of keys the store gave it back
     * @throws IllegalArgumentException for any other text
     */
    public static PastDecision read(String decision) {
        return of(CanonicalJson.read(decision));
    }

    /**
     * The same where both parts of it are at hand: what was known, as {@link CanonicalJson#ofKnown} wrote it, and what came of it.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static PastDecision read(String known, Decided decided) {
        return of(CanonicalJson.read(known), decided);
    }

    /** The signal alone, also of a journal row that names its trace. */
    public static Signal signal(String decision) {
        return (Signal) CanonicalJson.fact(
                CanonicalJson.map(CanonicalJson.read(decision).get("signal")));
    }

    /** The same of what was read already. */
    public static PastDecision of(Map<String, Object> tree) {
        return of(tree, Decided.of(tree));
    }

    private static PastDecision of(Map<String, Object> tree, Decided decided) {
        return new PastDecision(
                (Signal) CanonicalJson.fact(CanonicalJson.map(tree.get("signal"))),
                CanonicalJson.context(CanonicalJson.map(tree.get("context"))),
                Optional.ofNullable((String) tree.get("at")).map(Instant::parse),
                decided);
    }
}
