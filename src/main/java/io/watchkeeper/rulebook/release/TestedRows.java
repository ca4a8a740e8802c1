package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.decision.testing.TestResult;

/**
 * What came of the test scenarios of a version when they were last run. A row is known by what it said then: it keeps its result when others come above it, and
 * has none once it says something else.
 *
 * @param digest of the content that was tested
 * @param files by path, what was not met of each row; nothing for a row that is met
 */
public record TestedRows(Instant at, String digest, Map<String, Map<String, List<Unmet>>> files) {
    /** How a cell of a scenario was not met, or what a rule failed with. */
    public record Unmet(String expected, String actual) {}

    static TestedRows of(Instant at, RulebookContent content, TestReport report) {
        var keys = new HashMap<String, List<String>>();
        var files = new TreeMap<String, Map<String, List<Unmet>>>();
        for (var result : report.results()) {
            var rows = keys.computeIfAbsent(
                    result.file(), file -> keys(content.files().get(file)));
            var unmet = files.computeIfAbsent(result.file(), file -> new TreeMap<>())
                    .computeIfAbsent(rows.get(result.row() - 1), row -> new ArrayList<>());
            note(result, unmet);
        }
        return new TestedRows(at, content.digest(), files);
    }

    private static void note(TestResult result, List<Unmet> unmet) {
        if (!result.passed()) {
            unmet.add(new Unmet(result.expected(), result.actual()));
        }
    }

    /**
     * The results of a file as it reads now.
     *
     * @return by row of the sheet, counted from 1; without those that were not run as they are
     */
    public Map<Integer, List<Unmet>> in(String file, String text) {
        var known = files.getOrDefault(file, Map.of());
        var keys = keys(text);
        var found = new TreeMap<Integer, List<Unmet>>();
        for (int row = 0; row < keys.size(); row++) {
            if (known.containsKey(keys.get(row))) {
                found.put(row + 1, known.get(keys.get(row)));
            }
        }
        return found;
    }

    private static List<String> keys(String text) {
        var sheet = Sheet.read(text, new Problems().in(""));
        var headings = sheet.height() == 0 ? List.<String>of() : sheet.rows().get(0);
        return sheet.rows().stream().map(row -> RowKey.of(headings, row)).toList();
    }
}
