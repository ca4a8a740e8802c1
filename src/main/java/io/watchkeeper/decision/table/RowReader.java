package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.facts.DecisionFact;

/** Reads the data rows of a table. */
final class RowReader {
    private static final int MOST_ROWS = 50_000;

    private final Sheet sheet;
    private final TableSchema schema;
    private final Complaints complaints;
    private final CellReader cells;
    private final Set<Integer> columns = new HashSet<>();

    RowReader(Sheet sheet, TableSchema schema, Complaints complaints, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.schema = schema;
        this.complaints = complaints;
        this.cells = new CellReader(sheet, complaints, vocabulary);
        columns.addAll(schema.attributes().values());
        columns.addAll(schema.actions());
        schema.conditions().forEach(condition -> columns.add(condition.column()));
    }

    /** Any cell that begins so starts a table for stock Drools, wherever it stands. */
    static boolean startsTable(String cell) {
        return cell.toLowerCase(Locale.ROOT).startsWith("ruletable");
    }

    /** The rows in the order of firing. */
    List<TableRow> read() {
        var rows = new ArrayList<TableRow>();
        int last = lastFilled();
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
            row(row).ifPresent(rows::add);
        }
        rows.sort(Comparator.comparingInt(TableRow::priority).reversed().thenComparingInt(TableRow::sheetRow));
        return Collections.unmodifiableList(rows);
    }

    private int lastFilled() {
        int last = sheet.height() - 1;
        while (last >= schema.firstRow() && sheet.blank(last)) {
            last--;
        }
        return last;
    }

    private Optional<TableRow> row(int row) {
        int before = complaints.count();
        var filled = new TreeMap<String, String>();
        for (int column = schema.startColumn(); column < sheet.width(row); column++) {
            if (!sheet.cell(row, column).isEmpty()) {
                filled.put(Sheet.address(row, column), sheet.cell(row, column));
                if (!columns.contains(column)) {
                    complaints.about(row, column, "UNKNOWN_COLUMN", "This cell belongs to no column.", "该单元格不属于任何列。");
                }
            }
        }
        if (filled.isEmpty()) {
            complaints.about(
                    row,
                    schema.startColumn(),
                    "BLANK_ROW",
                    "A row without values ends the table; what follows would be lost.",
                    "空行会结束该表，之后的行会丢失。");
            return Optional.empty();
        }
        var conditions = conditions(row);
        var decision = decision(row);
        var name = attribute(row, Keyword.NAME);
        int priority = schema.attributes().containsKey(Keyword.PRIORITY)
                ? cells.priority(row, schema.attributes().get(Keyword.PRIORITY))
                : 0;
        var group = attribute(row, Keyword.ACTIVATION_GROUP);
        comment(row);
        if (complaints.count() > before || decision.isEmpty()) {
            return Optional.empty();
        }
        var rule = name.isEmpty() ? schema.name() + "_" + (row + 1) : name;
        return Optional.of(new TableRow(
                row + 1, rule, priority, group, conditions, Collections.unmodifiableSortedMap(filled), decision.get()));
    }

    private List<Optional<Object>> conditions(int row) {
        var values = new ArrayList<Optional<Object>>(schema.conditions().size());
        for (var condition : schema.conditions()) {
            values.add(
                    sheet.cell(row, condition.column()).isEmpty()
                            ? Optional.empty()
                            : cells.condition(row, condition, schema.fact()));
        }
        if (schema.conditions().stream()
                .allMatch(condition -> sheet.cell(row, condition.column()).isEmpty())) {
            // stock Drools would leave the whole pattern out
            complaints.about(
                    row,
                    schema.conditions().get(0).column(),
                    "NO_CONDITION",
                    "A row needs a condition; a column of the form signal != null? with x matches everything.",
                    "每行至少要有一个条件；形如 signal != null? 的列填 x 表示全部匹配。");
        }
        return values;
    }

    private Optional<DecisionFact> decision(int row) {
        for (int column : schema.actions()) {
            if (sheet.cell(row, column).isEmpty()) {
                complaints.about(
                        row,
                        column,
                        "MISSING_VALUE",
                        "Every ACTION cell of a row must be filled.",
                        "每行的 ACTION 单元格都必须填写。");
                return Optional.empty();
            }
        }
        var values = values(row);
        for (int column : schema.actions()) {
            if (!values.containsKey(column)) {
                cells.mark(row, column);
            }
        }
        var arguments = new Object[schema.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            var value = argument(schema.arguments().get(i), values);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = value.get();
        }
        return Optional.of((DecisionFact) schema.decision().make(arguments));
    }

    private Map<Integer, Optional<Object>> values(int row) {
        var values = new HashMap<Integer, Optional<Object>>();
        for (int i = 0; i < schema.arguments().size(); i++) {
            if (schema.arguments().get(i) instanceof Argument.OfCell cell) {
                var target = schema.decision().components().get(i);
                values.put(cell.column(), cells.action(row, cell.column(), schema.decision(), target));
            }
        }
        return values;
    }

    private static Optional<Object> argument(Argument argument, Map<Integer, Optional<Object>> values) {
        if (argument instanceof Argument.Literal literal) {
            return Optional.of(literal.value());
        }
        return argument instanceof Argument.OfCell cell ? values.get(cell.column()) : Optional.of("");
    }

    private String attribute(int row, Keyword keyword) {
        var column = schema.attributes().get(keyword);
        if (column == null) {
            return "";
        }
        return cells.plain(row, column) ? sheet.cell(row, column) : "";
    }

    /** Stock Drools writes a description into a comment of the rule: it must not end that comment. */
    private void comment(int row) {
        var text = attribute(row, Keyword.DESCRIPTION);
        if (text.contains("*/") || text.contains("/*")) {
            complaints.about(
                    row,
                    schema.attributes().get(Keyword.DESCRIPTION),
                    "CELL_COMMENT",
                    "A description must not hold /* or */.",
                    "说明中不能包含 /* 或 */。");
        }
    }
}
