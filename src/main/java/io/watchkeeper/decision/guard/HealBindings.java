package io.watchkeeper.decision.guard;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which plan heals which scenario, as the rulebook suggests it: nothing runs by that. */
public record HealBindings(SortedMap<String, Binding> byScenario) {
    public static final HealBindings NONE = new HealBindings(Collections.emptySortedMap());

    /**
     * @param plan its code
     * @param suggested the mode to try next
     */
    public record Binding(String plan, String suggested) {}

    public HealBindings {
        byScenario = Collections.unmodifiableSortedMap(new TreeMap<>(byScenario));
    }

    public static HealBindings of(Map<String, Binding> byScenario) {
        return new HealBindings(new TreeMap<>(byScenario));
    }

    public Optional<Binding> of(String scenario) {
        return Optional.ofNullable(byScenario.get(scenario));
    }
}
