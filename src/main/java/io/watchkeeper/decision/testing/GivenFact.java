package io.watchkeeper.decision.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.Signal;

/** The cells of a row that give one fact, by component; those of a map by {@code labels.job}. */
final class GivenFact {
    private final FactType type;
    private final Map<String, String> cells = new TreeMap<>();

    GivenFact(FactType type) {
        this.type = type;
    }

    void put(TestColumn.Given column, String cell) {
        var component = column.component().name();
        cells.put(column.key().isEmpty() ? component : component + "." + column.key(), cell);
    }

    /** @throws IllegalArgumentException where no such fact can be */
    Fact of(String signal) {
        cells.put("signal", signal);
        if (Signal.class.isAssignableFrom(type.type())) {
            // as the intake fills in what the sender left out
            cells.putIfAbsent("tokens", String.join(",", AlertTokens.of(cells.getOrDefault("name", ""))));
            cells.putIfAbsent("status", "FIRING");
            cells.putIfAbsent("outcome", "FAILED");
        }
        return type.make(type.components().stream().map(this::value).toArray());
    }

    private Object value(FactField component) {
        var cell = cells.getOrDefault(component.name(), "");
        return switch (component.kind()) {
            case TEXT -> cell;
            case LONG -> cell.isEmpty() ? 0L : Long.parseLong(cell);
            case DOUBLE -> cell.isEmpty() ? 0.0 : Double.parseDouble(cell);
            case BOOLEAN -> Boolean.parseBoolean(cell);
            case TOKENS -> words(cell);
            case MAP -> entries(component.name() + ".");
        };
    }

    private static TreeSet<String> words(String cell) {
        var words = new TreeSet<>(Arrays.asList(cell.split(" *, *")));
        words.remove("");
        return words;
    }

    private TreeMap<String, String> entries(String prefix) {
        var map = new TreeMap<String, String>();
        cells.forEach((path, text) -> {
            if (path.startsWith(prefix)) {
                map.put(path.substring(prefix.length()), text);
            }
        });
        return map;
    }
}
