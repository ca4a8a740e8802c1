package io.watchkeeper.decision.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The cells of a CSV file, trimmed as Drools trims them. One line is one row, because stock Drools reads it so: a line break inside quotes is a problem here.
 *
 * @param rows cells by row and column, both counted from 0
 */
public record Sheet(List<List<String>> rows) {
    private static final int WIDEST = 200;

    public static Sheet read(String text, Problems.InFile problems) {
        return KnownText.NONE.next(text, problems).sheet();
    }

    /**
     * Reads the lines of a part of a text.
     *
     * @param start of the first line, {@code end} the place after the last: beyond the text for a line that nothing ends
     * @param rows takes the cells of each line
     */
    static void read(String text, int start, int end, List<List<String>> rows, Problems.InFile problems) {
        // a byte order mark would stick to the first cell
        int at = start == 0 && text.startsWith("\uFEFF") ? 1 : start;
        while (at < end) {
            int lineEnd = lineEnd(text, at);
            rows.add(cells(text.substring(at, lineEnd), rows.size(), problems));
            at = lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1);
        }
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Empty outside the sheet. */
    public String cell(int row, int column) {
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : "";
    }

    public int height() {
        return rows.size();
    }

    public int width(int row) {
        return row < rows.size() ? rows.get(row).size() : 0;
    }

    public boolean blank(int row) {
        return row >= rows.size() || rows.get(row).stream().allMatch(String::isEmpty);
    }

    /** The address that a spreadsheet shows, such as {@code C12}. */
    public static String address(int row, int column) {
        return column(column) + (row + 1);
    }

    private static String column(int column) {
        var letter = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? letter : column(column / 26 - 1) + letter;
    }

    private static List<String> cells(String line, int row, Problems.InFile problems) {
        if (line.isEmpty()) {
            return List.of();
        }
        var plain = CsvLine.cells(line);
        if (plain.isPresent() && plain.get().size() <= WIDEST) {
            return plain.get();
        }
        try (var parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            var cells = parser.getRecords().get(0).stream().map(String::trim).toList();
            if (cells.size() <= WIDEST) {
                return cells;
            }
            problems.add(address(row, WIDEST), "TOO_WIDE", "", tooWide());
        } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
            problems.add(address(row, 0), "BROKEN_LINE", line, brokenLine());
        }
        return List.of();
    }

    private static Sentence tooWide() {
        return new Sentence("A row may have " + WIDEST + " cells at most.", "一行最多 " + WIDEST + " 个单元格。");
    }

    private static Sentence brokenLine() {
        return new Sentence(
                "This line is no row of a CSV file: a quote is left open (a cell must not hold a line break) or text follows a closing quote.",
                "该行不是有效的 CSV 行：引号未闭合（单元格内不能换行），或闭合引号之后还有文字。");
    }
}
