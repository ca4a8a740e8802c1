package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.watchkeeper.decision.content.FactType;

/** What makes a rule fire and what it inserts, as far as the text of the rule tells. */
final class RuleShape {
    private static final Pattern EQUAL = Pattern.compile("\\s*(\\w+)\\s*==\\s*\"([^\"\\\\]*)\"\\s*");
    private static final Pattern ONE_OF = Pattern.compile("\\s*(\\w+)\\s+in\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

    private final String name;
    private final String line;
    private final List<Read> reads = new ArrayList<>();
    private final List<Insertion> insertions = new ArrayList<>();

    RuleShape(String name, String line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    String line() {
        return line;
    }

    /**
     * A pattern that wants a fact to be there.
     *
     * @param values what a field must be one of; a field that is missing may be anything
     */
    private record Read(FactType type, Map<String, Set<String>> values) {
        boolean takes(Insertion insertion) {
            return type.type().isAssignableFrom(insertion.type().type())
                    && values.entrySet().stream().allMatch(wanted -> insertion.may(wanted.getKey(), wanted.getValue()));
        }
    }

    /** @param values of the components that are literals */
    private record Insertion(FactType type, Map<String, String> values) {
        boolean may(String field, Set<String> wanted) {
            return !values.containsKey(field) || wanted.contains(values.get(field));
        }
    }

    /** @param constraints as they are written, comma by comma */
    void reads(FactType type, List<String> constraints) {
        var values = new HashMap<String, Set<String>>();
        constraints.forEach(written -> wanted(written)
                .ifPresent(found -> values.merge(found.getKey(), found.getValue(), (before, after) -> before.stream()
                        .filter(after::contains)
                        .collect(Collectors.toSet()))));
        reads.add(new Read(type, values));
    }

    private static Optional<Map.Entry<String, Set<String>>> wanted(String written) {
        var equal = EQUAL.matcher(written);
        if (equal.matches()) {
            return Optional.of(Map.entry(equal.group(1), Set.of(equal.group(2))));
        }
        var oneOf = ONE_OF.matcher(written);
        // a list that holds anything but texts says nothing
        return oneOf.matches()
                        && LITERAL.matcher(oneOf.group(2))
                                .replaceAll("")
                                .replace(",", "")
                                .isBlank()
                ? Optional.of(Map.entry(
                        oneOf.group(1),
                        LITERAL.matcher(oneOf.group(2))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet())))
                : Optional.empty();
    }

    void inserts(FactType type, Map<String, String> literals) {
        insertions.add(new Insertion(type, Map.copyOf(literals)));
    }

    /** Whether what this rule inserts may make the other one fire. */
    boolean feeds(RuleShape other) {
        return insertions.stream().anyMatch(insertion -> other.reads.stream().anyMatch(read -> read.takes(insertion)));
    }
}
