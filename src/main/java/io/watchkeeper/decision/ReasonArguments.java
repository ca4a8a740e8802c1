package io.watchkeeper.decision;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.facts.Fact;

/** Takes from the facts of a stage what a reason's text names. */
public final class ReasonArguments {
    private ReasonArguments() {}

    /**
     * @param facts in the order in which they are asked for a name; a name that none of them has becomes empty
     */
    public static Reason reason(Reasons reasons, String code, List<? extends Fact> facts) {
        var names = reasons.arguments(code);
        if (names.isEmpty()) {
            return new Reason(code, Collections.emptySortedMap());
        }
        var arguments = new TreeMap<String, String>();
        for (var name : names) {
            arguments.put(name, value(name, facts));
        }
        return new Reason(code, arguments);
    }

    private static String value(String name, List<? extends Fact> facts) {
        int dot = name.indexOf('.');
        var component = dot < 0 ? name : name.substring(0, dot);
        for (var fact : facts) {
            var field = FactType.of(fact.getClass()).fields().get(component);
            if (field != null) {
                var value = field.read(fact);
                return text(dot < 0 ? value : ((Map<?, ?>) value).get(name.substring(dot + 1)));
            }
        }
        return "";
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> words) {
            return String.join(", ", words.stream().map(String::valueOf).toList());
        }
        return value.toString();
    }
}
