package io.watchkeeper.decision.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.Fact;

/** Facts that nobody sent: of every type with nothing in it, with the largest and the smallest there is, and with the very texts that rules ask for. */
final class SampleFacts {
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\\n]{1,200})\"");
    private static final int MOST_TEXTS = 200;
    /** What a slow pattern is slowest on. */
    private static final String LONG = "a".repeat(4_000) + "!";

    private final List<Fact> facts = new ArrayList<>();
    private int signals;

    private SampleFacts() {}

    /** @param rules texts whose literals occur in the facts */
    static List<Fact> of(Collection<String> rules) {
        var samples = new SampleFacts();
        samples.add("", 0, false);
        samples.add(LONG, Long.MAX_VALUE, true);
        samples.add("测试 \" ' \\ \n", Long.MIN_VALUE, false);
        var texts = new TreeSet<String>();
        rules.forEach(rule -> LITERAL.matcher(rule).results().forEach(found -> texts.add(found.group(1))));
        texts.stream().limit(MOST_TEXTS).forEach(text -> samples.add(text, 1_000, true));
        return samples.facts;
    }

    private void add(String text, long number, boolean flag) {
        var signal = Integer.toString(signals++);
        for (var type : FactType.every().values()) {
            if (!type.components().isEmpty()) {
                made(
                                type,
                                component -> component.name().equals("signal")
                                        ? signal
                                        : value(component, text, number, flag))
                        .ifPresent(facts::add);
            }
        }
    }

    private interface Values {
        Object of(FactField component);
    }

    /** Empty where the fact refuses the values, as it would refuse a sender's. */
    private static Optional<Fact> made(FactType type, Values values) {
        try {
            return Optional.of(
                    type.make(type.components().stream().map(values::of).toArray()));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Object value(FactField component, String text, long number, boolean flag) {
        return switch (component.kind()) {
            case TEXT -> text;
            case LONG -> number;
            case DOUBLE -> (double) number;
            case BOOLEAN -> flag;
            case TOKENS ->
                text.isEmpty() ? Set.of() : new TreeSet<>(Stream.of(text, "x").toList());
            case MAP -> text.isEmpty() ? Map.of() : Map.of(text, text);
        };
    }
}
