package io.watchkeeper.rulebook.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.watchkeeper.rulebook.workbook.Column;

/**
 * What a person wants with a row.
 *
 * @param etag of the table that the form showed
 * @param row counted from 1, as the form showed it; to add one, the row that it shall follow
 * @param was the cells that the form showed in that row, by column counted from 0
 * @param typed what the person left in the fields
 * @param to the row that it shall become, for {@link Act#MOVE}
 */
public record RowOrder(Act act, String etag, int row, Map<Integer, String> was, Map<Integer, String> typed, int to) {
    /** What to do; what was typed is stored with all but DELETE. */
    public enum Act {
        SAVE,
        ADD,
        DELETE,
        UP,
        DOWN,
        MOVE
    }

    public RowOrder {
        was = Map.copyOf(was);
        typed = Map.copyOf(typed);
    }

    /** What was typed for a cell, on one line, as cells are; null is blank. */
    public static String cell(String text) {
        return Objects.requireNonNullElse(text, "")
                .replaceAll("[\\r\\n\\t]+", " ")
                .trim();
    }

    /**
     * The row that the form showed, where it stands now.
     *
     * @param carried where it stands after the edits that are known, if it does; else it is the only one that equals it, or bears its name
     */
    Optional<Integer> place(DataRows rows, Optional<Integer> carried) {
        return carried.filter(rows::has)
                .or(() -> only(rows.numbers().filter(number -> shown(rows, number))))
                .or(() -> only(rows.numbers().filter(number -> named(rows, number))));
    }

    private boolean shown(DataRows rows, int number) {
        return was.entrySet().stream()
                .allMatch(cell -> rows.cell(number, cell.getKey()).equals(cell.getValue()));
    }

    private boolean named(DataRows rows, int number) {
        var name = was.getOrDefault(0, "");
        return !name.isEmpty() && rows.cell(number, 0).equals(name);
    }

    private static Optional<Integer> only(IntStream found) {
        var two = found.limit(2).boxed().toList();
        return two.size() == 1 ? Optional.of(two.get(0)) : Optional.empty();
    }

    /** Whether somebody has changed the row since the form showed it. */
    boolean changed(DataRows rows, int number) {
        return !shown(rows, number);
    }

    /** Without the cells of other columns, which no form of ours sends. */
    RowOrder within(List<Column> columns) {
        var kept = new HashMap<>(typed);
        kept.keySet().retainAll(columns.stream().map(Column::index).toList());
        return new RowOrder(act, etag, row, was, kept, to);
    }

    List<Integer> columns() {
        return typed.keySet().stream().sorted().toList();
    }
}
