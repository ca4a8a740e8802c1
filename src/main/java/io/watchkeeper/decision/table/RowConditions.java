package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.watchkeeper.decision.content.Sheet;

/** Reads the CONDITION cells of a row. */
final class RowConditions {
    /** Each of them is tried for each fact, unless the other columns leave no row that asks for it. */
    private static final int MOST_OPEN_PATTERNS = 1000;

    private final Sheet sheet;
    private final TableSchema schema;
    private final Complaints complaints;
    private final CellReader cells;
    private final Set<Integer> marks = new HashSet<>();
    private final int[] patterned;
    private int openPatterns;

    RowConditions(Sheet sheet, TableSchema schema, Complaints complaints, CellReader cells) {
        this.sheet = sheet;
        this.schema = schema;
        this.complaints = complaints;
        this.cells = cells;
        var valued = new HashSet<Integer>();
        for (var condition : schema.conditions()) {
            (condition.operator() == Operator.PRESENT ? marks : valued).add(condition.column());
        }
        marks.removeAll(valued);
        patterned = IntStream.range(0, schema.conditions().size())
                .filter(i -> schema.conditions().get(i).operator().pattern())
                .toArray();
    }

    /** The values in the schema's order, empty where the cell is blank. */
    List<Optional<Object>> read(int row) {
        var values = new ArrayList<Optional<Object>>(schema.conditions().size());
        int refused = -1;
        for (var condition : schema.conditions()) {
            int before = complaints.count();
            boolean asked = filled(row, condition) && condition.column() != refused;
            values.add(asked ? value(row, condition) : Optional.empty());
            if (complaints.count() > before) {
                // one mistake is one problem, however many conditions share the cell
                refused = condition.column();
            }
        }
        for (int object = 0; object < schema.objects().size(); object++) {
            object(row, object);
        }
        return values;
    }

    private boolean filled(int row, Condition condition) {
        return !sheet.cell(row, condition.column()).isEmpty();
    }

    private Optional<Object> value(int row, Condition condition) {
        if (marks.contains(condition.column())) {
            return cells.mark(row, condition.column());
        }
        var type = schema.objects().get(condition.object()).type();
        return cells.condition(row, condition, type);
    }

    /** Takes note of what a whole table may only have so many of. */
    void count(TableRow row) {
        for (int i = 0; i < patterned.length; i++) {
            var condition = schema.conditions().get(patterned[i]);
            boolean open = row.conditions().get(patterned[i]).isPresent()
                    && row.conditions().get(patterned[i]).get() instanceof TextPattern pattern
                    && (pattern.prefix().isEmpty() || condition.operator() == Operator.NOT_MATCHES);
            if (open && ++openPatterns == MOST_OPEN_PATTERNS + 1) {
                complaints.about(
                        row.sheetRow() - 1,
                        condition.column(),
                        "TOO_MANY_PATTERNS",
                        "A table has 1000 patterns at most that do not begin with a plain letter or digit.",
                        "一张表中不以普通字符开头的正则最多 1000 个。");
            }
        }
    }

    /** Stock Drools leaves out an object whose cells are all blank; the first must be there, and a further one must be joined. */
    private void object(int row, int object) {
        var own = schema.conditions().stream()
                .filter(condition -> condition.object() == object)
                .toList();
        boolean used = own.stream().anyMatch(condition -> filled(row, condition));
        if (object == 0 && !used) {
            complaints.about(
                    row,
                    own.get(0).column(),
                    "NO_CONDITION",
                    "A row needs a condition; a column of the form signal != null? with x matches everything.",
                    "每行至少要有一个条件；形如 signal != null? 的列填 x 表示全部匹配。");
        }
        if (object > 0 && used) {
            own.stream()
                    .filter(condition -> condition.always() && !filled(row, condition))
                    .forEach(join -> complaints.about(
                            row,
                            join.column(),
                            "MISSING_JOIN",
                            "Write x: a row that looks at this object names its signal.",
                            "请填 x：使用该对象的行必须关联 signal。",
                            "x"));
        }
    }
}
