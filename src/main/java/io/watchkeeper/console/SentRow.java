package io.watchkeeper.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import io.watchkeeper.decision.table.DayText;
import io.watchkeeper.rulebook.draft.RowOrder;
import io.watchkeeper.rulebook.draft.RowOrder.Act;

/** The fields of a row form: {@code cell-3} and {@code was-3} are the fourth column's, as is {@code day-3} from a calendar, {@code use} names a column whose suggestion is wanted. */
record SentRow(MultivaluedMap<String, String> fields) {
    private static final String CELL = "cell-";
    private static final String DAY = "day-";
    private static final String COPY = "COPY";
    private static final String NEXT = "NEXT";

    SentRow {
        fields = fields == null ? new MultivaluedHashMap<>() : fields;
    }

    static SentRow about(String file, int row) {
        var fields = new MultivaluedHashMap<String, String>();
        fields.putSingle("file", file);
        fields.putSingle("row", Integer.toString(row));
        return new SentRow(fields);
    }

    String file() {
        return fields.getFirst("file");
    }

    private String act() {
        return RowOrder.cell(fields.getFirst("act"));
    }

    /** Whether a form for one more such row is wanted, and nothing shall be stored yet. */
    boolean copies() {
        return act().equals(COPY);
    }

    /** Whether the next row shall be typed afterwards. */
    boolean goesOn() {
        return act().equals(NEXT);
    }

    boolean deletes() {
        return order().act() == Act.DELETE;
    }

    RowOrder order() {
        var typed = cells(CELL);
        cells(DAY).forEach((column, day) -> typed.put(column, asInTable(day)));
        var used = number("use", -1);
        var instead = fields.getFirst("instead-" + used);
        if (instead != null && typed.containsKey(used)) {
            typed.put(used, RowOrder.cell(instead));
        }
        return new RowOrder(
                wanted(),
                RowOrder.cell(fields.getFirst("etag")),
                number("row", 0),
                cells("was-"),
                typed,
                number("to", 0));
    }

    /** A browser without a calendar sends what was typed. */
    private static String asInTable(String day) {
        try {
            return DayText.of(LocalDate.parse(day));
        } catch (DateTimeException typed) {
            return day;
        }
    }

    private Act wanted() {
        if ("true".equals(fields.getFirst("fresh"))) {
            return Act.ADD;
        }
        return switch (act()) {
            case "DELETE" -> Act.DELETE;
            case "UP" -> Act.UP;
            case "DOWN" -> Act.DOWN;
            case "MOVE" -> Act.MOVE;
            default -> Act.SAVE;
        };
    }

    private Map<Integer, String> cells(String prefix) {
        var cells = new TreeMap<Integer, String>();
        fields.forEach((name, values) -> {
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d{1,3}")) {
                cells.put(Integer.valueOf(name.substring(prefix.length())), RowOrder.cell(values.get(0)));
            }
        });
        return cells;
    }

    private int number(String name, int otherwise) {
        var text = RowOrder.cell(fields.getFirst(name));
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
    }
}
