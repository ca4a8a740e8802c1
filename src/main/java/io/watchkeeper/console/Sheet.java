package io.watchkeeper.console;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.table.TableReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of a rulebook as people read it: the labels of its columns and the rows below them, numbered as in the sheet.
 *
 * @param compiled whether an engineer has marked it so, and no form edits it
 */
public record Sheet(List<Column> columns, List<Row> rows, boolean compiled) {
    private static final String TABLE_STARTS = "RuleTable";
    /** Below the line that starts a decision table: keywords, patterns, templates, labels. */
    private static final int LABELS_BELOW_START = 4;

    /** @param letter as a spreadsheet names the column */
    public record Column(String letter, String label) {}

    /** @param number 1-based, as in the sheet */
    public record Row(int number, List<String> cells) {}

    /** Reads a decision table in Drools' format, or any other table with its labels in the first line. */
    static Sheet of(String csv) {
        var lines = lines(csv);
        var labels = labels(lines);
        var width = labels < lines.size() ? lines.get(labels).size() : 0;
        var columns = IntStream.range(0, width)
                .mapToObj(column ->
                        new Column(CellPlace.letter(column), lines.get(labels).get(column)))
                .toList();
        var rows = IntStream.range(labels + 1, lines.size())
                .filter(line -> lines.get(line).stream().anyMatch(cell -> !cell.isBlank()))
                .mapToObj(line -> new Row(line + 1, cells(lines.get(line), width)))
                .toList();
        return new Sheet(columns, rows, compiled(csv));
    }

    private static boolean compiled(String csv) {
        return TableReader.compiled(io.watchkeeper.decision.content.Sheet.read(csv, new Problems().in("")));
    }

    private static List<CSVRecord> lines(String csv) {
        // blank lines count: row numbers must be those of the sheet
        var format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var parser = format.parse(new StringReader(csv))) {
            return parser.getRecords();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int labels(List<CSVRecord> lines) {
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).stream().anyMatch(cell -> cell.startsWith(TABLE_STARTS))) {
                return line + LABELS_BELOW_START;
            }
        }
        return 0;
    }

    private static List<String> cells(CSVRecord line, int width) {
        var cells = new ArrayList<String>(width);
        for (var column = 0; column < width; column++) {
            cells.add(column < line.size() ? line.get(column) : "");
        }
        return cells;
    }
}
