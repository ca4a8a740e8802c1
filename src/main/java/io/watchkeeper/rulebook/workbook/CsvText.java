package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.watchkeeper.decision.content.Sheet;

/** Writes rows as CSV so that a row that was not edited keeps its line to the byte. */
final class CsvText {
    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|$)");

    private final TableForm form;
    private final Sheet current;
    private final String mark;
    private final List<Line> lines = new ArrayList<>();
    private final Map<List<String>, Line> byCells = new HashMap<>();

    private record Line(List<String> cells, String text, String end) {}

    CsvText(TableForm form) {
        this.form = form;
        this.current = form.sheet();
        this.mark = form.text().startsWith("\uFEFF") ? "\uFEFF" : "";
        var found = LINE.matcher(form.text().substring(mark.length()));
        while (found.find() && lines.size() < current.height()) {
            var line = new Line(filled(current.rows().get(lines.size())), found.group(1), found.group(2));
            lines.add(line);
            byCells.putIfAbsent(line.cells(), line);
        }
    }

    /** The table with other rows. */
    String of(Sheet sheet) {
        var text = new StringBuilder(mark);
        var ending = lines.stream()
                .map(Line::end)
                .filter(end -> !end.isEmpty())
                .findFirst()
                .orElse("\n");
        int last = sheet.height();
        while (last > 0 && sheet.blank(last - 1)) {
            last--;
        }
        for (int row = 0; row < last; row++) {
            var line = line(row, filled(sheet.rows().get(row)), ending);
            text.append(line.text()).append(line.end().isEmpty() && row < last - 1 ? ending : line.end());
        }
        return text.append(tail(ending, text)).toString();
    }

    /** The blank lines at the end of the table as it was. */
    private String tail(String ending, StringBuilder before) {
        int first = lines.size();
        while (first > 0 && lines.get(first - 1).cells().isEmpty()) {
            first--;
        }
        var tail = lines.subList(first, lines.size()).stream()
                .map(line -> line.text() + line.end())
                .collect(Collectors.joining());
        boolean open = before.length() > 0 && "\r\n".indexOf(before.charAt(before.length() - 1)) < 0;
        return open && first < lines.size() ? ending + tail : tail;
    }

    private Line line(int row, List<String> cells, String ending) {
        if (row < lines.size() && lines.get(row).cells().equals(cells)) {
            return lines.get(row);
        }
        var same = byCells.get(cells);
        return same != null ? same : new Line(cells, written(cells), ending);
    }

    private String written(List<String> cells) {
        var width = Math.max(form.width(), cells.size());
        var line = new StringBuilder();
        for (int column = 0; column < width; column++) {
            line.append(column == 0 ? "" : ",").append(column < cells.size() ? quoted(cells.get(column)) : "");
        }
        return line.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Without the blank cells at the end, which files of different programs have or have not. */
    private static List<String> filled(List<String> cells) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isEmpty()) {
            last--;
        }
        return cells.subList(0, last);
    }
}
