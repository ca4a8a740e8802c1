package io.watchkeeper.console;

import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.decision.AskedTable;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.RowAnswer;
import io.watchkeeper.decision.table.TableRow;

/**
 * A row of a table with what it says to the fact that is tried.
 *
 * @param number of the sheet, counted from 1
 * @param other the row that came first, 0 where none did
 */
public record TrialRow(int number, String rule, List<Cell> cells, Says says, Against against, int other) {
    /** What a row says. */
    public enum Says {
        FIRES,
        FAILS,
        OUT_OF_DATE,
        BEHIND
    }

    /** @param against whether this cell is the first that does not match */
    public record Cell(String text, boolean against) {}

    /**
     * The first cell that does not match.
     *
     * @param actual the fact's value, empty where it has none
     */
    public record Against(String cell, String label, String wanted, String actual) {
        private static final Against NOTHING = new Against("", "", "", "");
    }

    static TrialRow of(AskedTable asked, TableRow row, int width) {
        var answer = asked.answer(row);
        return new TrialRow(
                row.sheetRow(),
                row.rule(),
                IntStream.range(0, width)
                        .mapToObj(column -> cell(row, column, against(answer)))
                        .toList(),
                says(answer),
                against(answer),
                answer instanceof RowAnswer.Behind behind ? behind.winner().sheetRow() : 0);
    }

    public boolean fires() {
        return says == Says.FIRES;
    }

    private static Cell cell(TableRow row, int column, Against against) {
        var text = column < row.texts().size() ? row.texts().get(column) : "";
        return new Cell(text, Sheet.address(row.sheetRow() - 1, column).equals(against.cell()));
    }

    private static Says says(RowAnswer answer) {
        if (answer instanceof RowAnswer.Fails) {
            return Says.FAILS;
        }
        if (answer instanceof RowAnswer.OutOfDate) {
            return Says.OUT_OF_DATE;
        }
        return answer instanceof RowAnswer.Behind ? Says.BEHIND : Says.FIRES;
    }

    private static Against against(RowAnswer answer) {
        return answer instanceof RowAnswer.Fails fails
                ? new Against(
                        fails.cell(),
                        fails.label(),
                        fails.wanted(),
                        fails.actual().orElse(""))
                : Against.NOTHING;
    }
}
