package io.watchkeeper.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.Fact;

/**
 * One row of a file of test scenarios, such as {@code scenario/recognition.tests.csv}. The first column names it; a column {@code given Alert.name} gives a
 * component of the one fact, {@code expect ScenarioMatch.scenario} says what a decision of that type must hold, {@code expect not} what none may hold. A
 * blank cell gives or expects nothing.
 */
record GivenExpected(String name, Fact given, List<Expectation> expected) {
    private static final String GIVEN = "given ";
    private static final String EXPECT = "expect ";
    private static final String EXPECT_NOT = "expect not ";

    record Expectation(FactType type, String component, String value, boolean wanted) {}

    static List<GivenExpected> read(String path) {
        var sheet = Sheet.read(RuleTest.RULEBOOK.content().files().get(path), new Problems().in(path));
        var rows = new ArrayList<GivenExpected>();
        for (int row = 1; row < sheet.height(); row++) {
            if (!sheet.blank(row)) {
                rows.add(row(sheet, row));
            }
        }
        return rows;
    }

    private static GivenExpected row(Sheet sheet, int row) {
        var given = new TreeMap<String, Map<String, String>>();
        var expected = new ArrayList<Expectation>();
        for (int column = 1; column < sheet.width(0); column++) {
            var heading = sheet.cell(0, column);
            var value = sheet.cell(row, column);
            if (!value.isEmpty()) {
                boolean not = heading.startsWith(EXPECT_NOT);
                var path = heading.substring((not ? EXPECT_NOT : heading.startsWith(GIVEN) ? GIVEN : EXPECT).length())
                        .split("\\.", 2);
                if (heading.startsWith(GIVEN)) {
                    given.computeIfAbsent(path[0], key -> new TreeMap<>()).put(path[1], value);
                } else {
                    expected.add(new Expectation(FactType.named(path[0]).orElseThrow(), path[1], value, !not));
                }
            }
        }
        if (given.size() != 1) {
            throw new IllegalArgumentException("a test scenario gives one fact: " + sheet.cell(row, 0));
        }
        return new GivenExpected(
                sheet.cell(row, 0), fact(given.firstKey(), given.firstEntry().getValue()), expected);
    }

    private static Fact fact(String type, Map<String, String> cells) {
        var fact = FactType.named(type).orElseThrow();
        cells.putIfAbsent("signal", "0");
        if (fact.fields().containsKey("status")) {
            cells.putIfAbsent("tokens", String.join(",", AlertTokens.of(cells.getOrDefault("name", ""))));
            cells.putIfAbsent("status", "FIRING");
            cells.putIfAbsent("outcome", "FAILED");
        }
        return fact.make(fact.components().stream()
                .map(component -> value(component, cells))
                .toArray());
    }

    private static Object value(FactField component, Map<String, String> cells) {
        var cell = cells.getOrDefault(component.name(), "");
        return switch (component.kind()) {
            case TEXT -> cell;
            case LONG -> cell.isEmpty() ? 0L : Long.parseLong(cell);
            case DOUBLE -> cell.isEmpty() ? 0.0 : Double.parseDouble(cell);
            case BOOLEAN -> Boolean.parseBoolean(cell);
            case TOKENS -> {
                var words = new TreeSet<>(Arrays.asList(cell.split(" *, *")));
                words.remove("");
                yield words;
            }
            case MAP -> {
                var map = new TreeMap<String, String>();
                cells.forEach((path, text) -> {
                    if (path.startsWith(component.name() + ".")) {
                        map.put(path.substring(component.name().length() + 1), text);
                    }
                });
                yield map;
            }
        };
    }
}
