package io.watchkeeper.decision.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * The tables that are marked as compiled: Drools makes a rule of each row, as it does by itself. What it makes is DRL and has to pass as such, so that no cell
 * of them is more than a hand-written rule may be.
 */
final class StockTables {
    private static final Row NONE = new Row("", 0, Collections.emptySortedMap());
    /** Drools writes it above each rule, naming the table's first column. */
    private static final Pattern RULE = Pattern.compile(
            "// rule values at [A-Z]+(\\d+), header at [^\n]*\n(?:(?!//)[^\n]*\n)?rule \"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern VALUES = Pattern.compile("^// rule values at ([A-Z]+\\d+),");

    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    /**
     * The row that a rule was made of.
     *
     * @param file empty for a rule that was written by hand
     */
    record Row(String file, int sheetRow, SortedMap<String, String> cells) {}

    /** The DRL of a table, empty when Drools refuses it. */
    Optional<String> drl(String path, String text, Problems.InFile problems) {
        files.add(path);
        var sheet = Sheet.read(text, problems);
        try {
            var drl = new SpreadsheetCompiler()
                    .compile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), InputType.CSV);
            var rule = RULE.matcher(drl);
            while (rule.find()) {
                int row = Integer.parseInt(rule.group(1));
                rows.put(rule.group(2), new Row(path, row, cells(sheet, row - 1)));
            }
            return Optional.of(drl);
        } catch (RuntimeException refused) {
            var said = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            problems.add(
                    "", "STOCK_TABLE", "", new Sentence("Drools refuses this table: " + said, "Drools 无法读取该表：" + said));
            return Optional.empty();
        }
    }

    /** The first cell of the row that a line of the DRL comes from, empty for what stands above the rules. */
    static String cell(String drl, String line) {
        var above = line.isEmpty() ? Stream.<String>empty() : drl.lines().limit(Integer.parseInt(line));
        return above.map(VALUES::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce("", (before, after) -> after);
    }

    /** The table row that a rule was made of. */
    Row row(String rule) {
        return rows.getOrDefault(rule, NONE);
    }

    Set<String> files() {
        return Set.copyOf(files);
    }

    private static SortedMap<String, String> cells(Sheet sheet, int row) {
        var cells = new TreeMap<String, String>();
        for (int column = 0; column < sheet.width(row); column++) {
            if (!sheet.cell(row, column).isEmpty()) {
                cells.put(Sheet.address(row, column), sheet.cell(row, column));
            }
        }
        return Collections.unmodifiableSortedMap(cells);
    }
}
