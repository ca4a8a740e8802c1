package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What fired in a session of many signals, parted by signal. The names that signals had there are taken off. */
final class FiringsBySignal {
    /** As decisions are stored: by stage, table, row and rule; the order in which they fired is not told. */
    static final Comparator<Firing> CANONICAL = Comparator.comparing(Firing::stage)
            .thenComparing(Firing::table)
            .thenComparingInt(Firing::row)
            .thenComparing(Firing::rule)
            .thenComparing(firing -> firing.decision().toString());

    /** The strongest first: by priority; what is left open then by what stands first. */
    static final Comparator<Firing> STRONGEST =
            Comparator.comparingInt(Firing::priority).reversed().thenComparing(CANONICAL);

    private final Map<String, List<Firing>> bySignal = new HashMap<>();

    FiringsBySignal(List<Firing> firings) {
        for (var firing : firings) {
            bySignal.computeIfAbsent(firing.decision().signal(), name -> new ArrayList<>(4))
                    .add(nameless(firing));
        }
    }

    List<Firing> of(String signal) {
        return bySignal.getOrDefault(signal, List.of());
    }

    private static Firing nameless(Firing firing) {
        return new Firing(
                firing.stage(),
                firing.rule(),
                firing.table(),
                firing.row(),
                firing.priority(),
                firing.cells(),
                firing.decision().as(""));
    }
}
