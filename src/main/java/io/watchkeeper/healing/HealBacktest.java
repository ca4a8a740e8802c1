package io.watchkeeper.healing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.facts.Fact;

/**
 * What the guards of a rulebook would have said to the requests of past records, on the very facts that they were told then.
 *
 * @param records how many were decided again
 * @param matrix how many went from which verdict to which
 * @param differing the latest records with another verdict, a hundred at most
 */
public record HealBacktest(long rulebookVersion, long records, List<Change> matrix, List<Differing> differing) {
    private static final int SHOWN = 100;

    public record Change(String from, String to, long count) {}

    /** @param why what decides it now, in one rule; empty where all let it pass */
    public record Differing(String record, String scenario, String object, String from, String to, String why) {}

    /** A record as it was decided last. */
    record Past(HealRow row, List<Fact> facts, Instant at) {}

    /**
     * @param past the latest first, each decided at least once
     * @throws io.watchkeeper.decision.RuleFault when a rule fails on one of them
     */
    static HealBacktest of(Rulebook rulebook, List<Past> past) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        var differing = new ArrayList<Differing>();
        for (var one : past) {
            var now = GuardDecision.of(rulebook, one.facts(), one.at());
            var from = one.row().verdict().orElseThrow();
            var to = now.verdict().name();
            counts.computeIfAbsent(from, verdict -> new TreeMap<>()).merge(to, 1L, Long::sum);
            if (!from.equals(to) && differing.size() < SHOWN) {
                var why = now.decisive().map(GuardDecision.Spoken::rule).orElse("");
                differing.add(new Differing(
                        Long.toString(one.row().id()),
                        one.row().scenario(),
                        one.row().object(),
                        from,
                        to,
                        why));
            }
        }
        var matrix = new ArrayList<Change>();
        counts.forEach((from, byTo) -> byTo.forEach((to, count) -> matrix.add(new Change(from, to, count))));
        return new HealBacktest(rulebook.version(), past.size(), matrix, differing);
    }
}
