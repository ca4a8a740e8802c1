package io.watchkeeper.decision.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;

/** Reads the data rows of a table. */
final class RowReader {
    private static final int MOST_ROWS = 50_000;
    /** What stock Drools counts down from under Sequential. */
    private static final int SEQUENTIAL_START = 65_535;

    private final Sheet sheet;
    private final TableSchema schema;
    private final Complaints complaints;
    private final CellReader cells;
    private final RowConditions conditions;
    private final RowDecision decision;
    private final Set<Integer> columns = new HashSet<>();
    private final Shared shared = new Shared();

    RowReader(Sheet sheet, TableSchema schema, Complaints complaints, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.schema = schema;
        this.complaints = complaints;
        this.cells = new CellReader(sheet, complaints, vocabulary);
        this.conditions = new RowConditions(sheet, schema, complaints, cells);
        this.decision = new RowDecision(sheet, schema, complaints, cells);
        columns.addAll(schema.attributes().values());
        columns.addAll(schema.tags().values());
        columns.addAll(schema.actions());
        schema.conditions().forEach(condition -> columns.add(condition.column()));
    }

    /**
     * The rows in the order of firing.
     *
     * @param end sheet row after the last
     * @param sequential whether the order of the sheet is all that counts
     * @param known rows of an earlier sheet under the same header
     */
    List<TableRow> read(int end, boolean sequential, KnownRows known) {
        var rows = new ArrayList<TableRow>();
        int last = lastFilled(end);
        if (last < schema.firstRow()) {
            complaints.about(
                    schema.firstRow(), schema.startColumn(), "EMPTY_TABLE", "The table has no row.", "该表没有数据行。");
        }
        if (last - schema.firstRow() >= MOST_ROWS) {
            complaints.about(
                    schema.firstRow() + MOST_ROWS,
                    0,
                    "TOO_MANY_ROWS",
                    "A table has 50000 rows at most.",
                    "一张表最多 50000 行。");
            return rows;
        }
        for (int row = schema.firstRow(); row <= last; row++) {
            int at = row;
            int priority = sequential ? SEQUENTIAL_START - (row - schema.firstRow()) : priority(row);
            known.same(sheet, at, priority).or(() -> row(at, priority)).ifPresent(found -> {
                conditions.count(found);
                rows.add(found);
            });
        }
        new HitPolicyCheck(schema, complaints).check(rows);
        // of equal priority they stay in the order of the sheet
        rows.sort((one, other) -> Integer.compare(other.priority(), one.priority()));
        return Collections.unmodifiableList(rows);
    }

    private int lastFilled(int end) {
        int last = end - 1;
        while (last >= schema.firstRow() && sheet.blank(last)) {
            last--;
        }
        return last;
    }

    private Optional<TableRow> row(int row, int priority) {
        int before = complaints.count();
        if (!filled(row)) {
            complaints.about(
                    row,
                    schema.startColumn(),
                    "BLANK_ROW",
                    "A row without values ends the table; what follows would be lost.",
                    "空行会结束该表，之后的行会丢失。");
            return Optional.empty();
        }
        var asked = conditions.read(row);
        var decided = decision.read(row);
        var name = attribute(row, Keyword.NAME);
        var group = attribute(row, Keyword.ACTIVATION_GROUP);
        var validity = validity(row);
        schema.tags().values().forEach(column -> cells.plain(row, column));
        noLoop(row);
        comment(row, Keyword.DESCRIPTION, attribute(row, Keyword.DESCRIPTION));
        comment(row, Keyword.NAME, name);
        if (complaints.count() > before || decided.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TableRow(
                row + 1,
                schema.name(),
                name,
                priority,
                shared.one(group),
                validity,
                asked.stream().map(shared::one).toList(),
                texts(row),
                shared.one(decided.get())));
    }

    private boolean filled(int row) {
        boolean found = false;
        for (int column = schema.startColumn(); column < sheet.width(row); column++) {
            if (!sheet.cell(row, column).isEmpty()) {
                found = true;
                if (!columns.contains(column)) {
                    complaints.about(row, column, "UNKNOWN_COLUMN", "This cell belongs to no column.", "该单元格不属于任何列。");
                }
            }
        }
        return found;
    }

    private List<String> texts(int row) {
        var found = new String[sheet.width(row)];
        for (int column = 0; column < found.length; column++) {
            found[column] = column < schema.startColumn() ? "" : shared.one(sheet.cell(row, column));
        }
        return List.of(found);
    }

    private int priority(int row) {
        var column = schema.attributes().get(Keyword.PRIORITY);
        return column == null ? 0 : cells.priority(row, column);
    }

    private String attribute(int row, Keyword keyword) {
        var column = schema.attributes().get(keyword);
        if (column == null) {
            return "";
        }
        return cells.plain(row, column) ? sheet.cell(row, column) : "";
    }

    private Validity validity(int row) {
        return Validity.of(
                date(row, Keyword.DATE_EFFECTIVE).orElse(Instant.MIN),
                date(row, Keyword.DATE_EXPIRES).orElse(Instant.MAX));
    }

    private Optional<Instant> date(int row, Keyword keyword) {
        var column = schema.attributes().get(keyword);
        return column == null || sheet.cell(row, column).isEmpty()
                ? Optional.empty()
                : new TimeText(complaints, row, column).date(sheet.cell(row, column));
    }

    private void noLoop(int row) {
        var column = schema.attributes().get(Keyword.NO_LOOP);
        if (column != null && !sheet.cell(row, column).isEmpty()) {
            cells.flag(row, column, sheet.cell(row, column));
        }
    }

    /** Stock Drools writes both into comments of what it generates: a text that ends the comment would be code there. */
    private void comment(int row, Keyword keyword, String text) {
        if (text.contains("*/") || text.contains("/*")) {
            complaints.about(
                    row,
                    schema.attributes().get(keyword),
                    "CELL_COMMENT",
                    "This cell must not hold /* or */.",
                    "该单元格不能包含 /* 或 */。");
        }
    }
}
