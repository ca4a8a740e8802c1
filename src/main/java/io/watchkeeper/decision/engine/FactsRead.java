package io.watchkeeper.decision.engine;

import java.util.HashSet;
import java.util.Set;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.Fact;

/** Which facts some rule or table of a stage looks for: what none looks for need not enter the session. */
final class FactsRead {
    private final Set<Class<?>> types = new HashSet<>();

    /** @param names of the fact types in the patterns; a pattern over an interface looks for all that implement it */
    FactsRead(Set<String> names) {
        for (var type : FactType.every().values()) {
            if (names.stream().anyMatch(name -> reads(name, type))) {
                types.add(type.type());
            }
        }
    }

    boolean reads(Fact fact) {
        return types.contains(fact.getClass());
    }

    private static boolean reads(String name, FactType type) {
        return FactType.named(name).orElseThrow().type().isAssignableFrom(type.type());
    }
}
