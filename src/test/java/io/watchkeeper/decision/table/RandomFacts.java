package io.watchkeeper.decision.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.ScenarioWindow;

/** Facts for tables of one {@link RandomKind}, made of the words and numbers of their cells. */
final class RandomFacts {
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2024-12-31T23:59:59.999Z"),
            Instant.parse("2025-01-01T00:00:00Z"),
            Instant.parse("2025-01-01T00:00:00.001Z"),
            Instant.parse("2026-03-14T12:00:00Z"),
            Instant.parse("2026-03-15T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"));

    private final Random random;
    private final RandomKind kind;
    private final RandomCells cells;

    RandomFacts(Random random, RandomKind kind) {
        this.random = random;
        this.kind = kind;
        this.cells = new RandomCells(random);
    }

    Question question(String signal) {
        var at = Optional.of(cells.one(TIMES));
        return switch (kind) {
            case EVENT -> new Question(event(signal), List.of(), at);
            case ALERT -> new Question(alert(signal), List.of(), at);
            case INSPECTION -> new Question(inspection(signal), List.of(), at);
            case JOINED -> new Question(event(signal), List.of(windows(signal)), at);
        };
    }

    private List<Fact> windows(String signal) {
        var windows = new ArrayList<Fact>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            windows.add(new ScenarioWindow(signal, cells.one(RandomCells.WHOLE), cells.one(RandomCells.WHOLE)));
        }
        return windows;
    }

    private RiskEvent event(String signal) {
        return new RiskEvent(
                signal,
                cells.value("kind", false),
                "DISK",
                "host",
                "HIGH",
                random.nextInt(4) == 0 ? null : cells.value("severity", false),
                word(),
                cells.one(RandomCells.WHOLE),
                cells.one(RandomCells.WHOLE),
                cells.one(RandomCells.WHOLE),
                cells.one(RandomCells.WHOLE),
                random.nextBoolean(),
                random.nextBoolean(),
                "",
                "");
    }

    private Alert alert(String signal) {
        var labels = new TreeMap<String, String>();
        for (var key : List.of("job", "the key")) {
            if (random.nextBoolean()) {
                labels.put(key, word());
            }
        }
        return new Alert(
                signal, word(), word(), "", cells.value("status", false), "", words(), words(), labels, Map.of());
    }

    private InspectionResult inspection(String signal) {
        var measured = Double.parseDouble(cells.one(RandomCells.NUMBERS)) + (random.nextInt(4) == 0 ? 0.001 : 0);
        return new InspectionResult(
                signal,
                "s",
                "n",
                cells.value("outcome", false),
                word(),
                word(),
                "",
                "",
                "",
                "",
                words(),
                measured,
                "",
                "",
                "",
                Map.of());
    }

    private TreeSet<String> words() {
        var words = new TreeSet<String>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            words.add(cells.one(RandomCells.WORDS));
        }
        return words;
    }

    /** A word, or something close to what the patterns describe. */
    private String word() {
        if (random.nextBoolean()) {
            return cells.one(RandomCells.WORDS);
        }
        var text = new StringBuilder();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(cells.one(List.of(
                    "disk", "cpu", "a", "B", "磁盘", "1", " ", "full", "\n", "\r", "\u000b", "x", "\u212a", "\u017f",
                    "𝄞", "\u2028", "-", "K")));
        }
        return text.toString();
    }
}
