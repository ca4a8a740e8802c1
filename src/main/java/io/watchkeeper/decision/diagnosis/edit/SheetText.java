package io.watchkeeper.decision.diagnosis.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;

/** A sheet whose rows can be told apart while others come and go. Rows that nobody touches keep their text to the byte. */
final class SheetText {
    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|$)");

    private final String mark;
    private final List<Line> lines = new ArrayList<>();
    /** As they were numbered before the first edit. */
    private final List<Line> before;

    SheetText(String text) {
        mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        var cells = Sheet.read(text, new Problems().in("")).rows();
        var found = LINE.matcher(text.substring(mark.length()));
        while (lines.size() < cells.size() && found.find()) {
            lines.add(new Line(cells.get(lines.size()), found.group(1), found.group(2)));
        }
        before = List.copyOf(lines);
    }

    /** One row. */
    static final class Line {
        private final List<String> cells;
        private String text;
        private String end;

        private Line(List<String> cells, String text, String end) {
            this.cells = new ArrayList<>(cells);
            this.text = text;
            this.end = end;
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        void put(int column, String value) {
            if (!cell(column).equals(value)) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, value);
                text = String.join(",", cells.stream().map(Line::quoted).toList());
            }
        }

        private static String quoted(String cell) {
            return cell.matches("[^\",]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }

    /** @param row as the sheet numbered it before all edits, from 1 */
    Line line(int row) {
        return before.get(row - 1);
    }

    /** A blank row below another. */
    Line below(Line other) {
        return insert(lines.indexOf(other) + 1);
    }

    /** A blank row below the last that holds anything. */
    Line last() {
        int place = lines.size();
        while (place > 0 && lines.get(place - 1).cells.stream().allMatch(String::isEmpty)) {
            place--;
        }
        return insert(place);
    }

    private Line insert(int place) {
        var ending = lines.isEmpty() || lines.get(0).end.isEmpty() ? "\n" : lines.get(0).end;
        if (place > 0 && lines.get(place - 1).end.isEmpty()) {
            lines.get(place - 1).end = ending;
        }
        var line = new Line(List.of(), "", ending);
        lines.add(place, line);
        return line;
    }

    boolean holds(Line line) {
        return lines.contains(line);
    }

    void remove(Line line) {
        lines.remove(line);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    String text() {
        var all = new StringBuilder(mark);
        lines.forEach(line -> all.append(line.text).append(line.end));
        return all.toString();
    }
}
