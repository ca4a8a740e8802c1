package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.OutlineFields.Declared;

/** What was sent of a form by which a plan or an operation is edited. */
record SentForm(Map<String, List<String>> values) {
    private static final int MOST_ROWS = 60;

    String text(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : Objects.requireNonNullElse(all.get(0), "").strip();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Those of these names that are not blank. */
    SortedMap<String, String> texts(Predicate<String> names) {
        var texts = new TreeMap<String, String>();
        values.keySet().stream()
                .filter(names)
                .filter(name -> !text(name).isEmpty())
                .forEach(name -> texts.put(name, text(name).replace("\r\n", "\n")));
        return texts;
    }

    boolean acts(String... any) {
        return List.of(any).contains(text("act"));
    }

    /** The step of the draft's history that is meant, 0 for none. */
    long edit() {
        return text("edit").matches("\\d{1,18}") ? Long.parseLong(text("edit")) : 0;
    }

    /** @param prefix of the fields of a row, before its number */
    List<Declared> rows(String prefix) {
        return Stream.iterate(0, number -> number + 1)
                .limit(MOST_ROWS)
                .map(number -> prefix + "." + number + ".")
                .filter(row -> values.containsKey(row + "name"))
                .map(row -> new Declared(
                        text(row + "name"),
                        text(row + "type"),
                        text(row + "default"),
                        text(row + "en"),
                        text(row + "zh")))
                .toList();
    }
}
