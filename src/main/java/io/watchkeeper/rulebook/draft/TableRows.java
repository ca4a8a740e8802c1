package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All data rows of a table as programs send them: what {@link TableView} says of it, edited.
 *
 * @param table may be left out; the address names it
 * @param rows by ascending sheet row; the header is not among them
 * @param problems as they were answered; they are not looked at
 */
@Schema(name = "TableRows", examples = TableView.EXAMPLE)
public record TableRows(String table, List<TableView.Row> rows, List<Object> problems) {
    private static final int MOST_ROWS = 50_100;
    private static final int WIDEST = 200;

    /**
     * The cells of the rows from the first data row on, blank where no row is told.
     *
     * @param firstRow counted from 0
     * @throws ProblemException 422 for rows that do not follow each other, or cells of another row
     */
    List<List<String>> from(int firstRow) {
        if (rows == null) {
            throw refused(Flaw.at("/rows", "MISSING", "The rows are missing.", "缺少 rows。"));
        }
        var cells = new ArrayList<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            int place = row == null ? -1 : row.row() - 1 - firstRow;
            if (place < cells.size() || place >= MOST_ROWS) {
                throw refused(Flaw.at(
                                "/rows/" + i + "/row",
                                "BAD_ROW",
                                "Rows ascend, from the first below the header on.",
                                "行号须递增，并从表头之后的第一行开始。")
                        .found(row == null ? "null" : Integer.toString(row.row()))
                        .allowing((firstRow + cells.size() + 1) + " to " + (firstRow + MOST_ROWS)));
            }
            cells.addAll(Collections.nCopies(place - cells.size(), List.of()));
            cells.add(cells(row, i));
        }
        return cells;
    }

    private static List<String> cells(TableView.Row row, int place) {
        var cells = new ArrayList<String>();
        var told = row.cells() == null ? Map.<String, String>of() : row.cells();
        told.forEach((address, text) -> {
            int column = column(address, row.row(), place);
            cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), ""));
            cells.set(column, text == null ? "" : text.strip());
        });
        return cells;
    }

    private static int column(String address, int row, int place) {
        // whatever this makes of other texts, it does not lead back to them
        int column =
                address.chars().filter(Character::isLetter).reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
        if (column < 0 || column >= WIDEST || !Sheet.address(row - 1, column).equals(address)) {
            throw refused(Flaw.at(
                            "/rows/" + place + "/cells/"
                                    + address.replace("~", "~0").replace("/", "~1"),
                            "BAD_CELL",
                            "This is no cell of the row.",
                            "这不是该行的单元格。")
                    .found(address)
                    .allowing("A" + row + " to " + Sheet.address(row - 1, WIDEST - 1)));
        }
        return column;
    }

    private static ProblemException refused(Flaw flaw) {
        return ProblemException.unprocessable("These are not the rows of a table.", List.of(flaw));
    }
}
