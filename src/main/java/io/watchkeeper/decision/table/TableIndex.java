package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.facts.Fact;

/**
 * Finds the rows that fire for a fact: each column gives the rows it lets pass as bits, and what all of them let pass fires. Immutable, shared by all
 * threads. Rows are not facts in Drools' memory, because joining them there costs ten times as much.
 */
public final class TableIndex {
    private final List<Condition> conditions;
    private final List<TableRow> rows;
    private final List<ColumnIndex> columns = new ArrayList<>();
    private final long[] all;

    /** @param rows in the order of firing */
    TableIndex(List<Condition> conditions, List<TableRow> rows) {
        this.conditions = conditions;
        this.rows = rows;
        this.all = Bits.all(rows.size());
        for (int i = 0; i < conditions.size(); i++) {
            var cells = new ArrayList<Object>(rows.size());
            for (var row : rows) {
                cells.add(row.conditions().get(i).orElse(null));
            }
            columns.add(
                    conditions.get(i).operator() == Operator.PRESENT
                            ? null
                            : ColumnIndex.of(conditions.get(i).operator(), cells));
        }
    }

    List<TableRow> matches(Fact fact) {
        var kept = all.clone();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != null) {
                columns.get(i).keep(kept, conditions.get(i).read(fact));
            }
        }
        return fired(kept, fact);
    }

    private List<TableRow> fired(long[] kept, Fact fact) {
        var fired = new ArrayList<TableRow>();
        var groups = new ArrayList<String>(1);
        for (int word = 0; word < kept.length; word++) {
            for (long bits = kept[word]; bits != 0; bits &= bits - 1) {
                var row = rows.get(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                if (!groups.contains(row.group()) && holds(row, fact)) {
                    fired.add(row);
                    if (!row.group().isEmpty()) {
                        groups.add(row.group());
                    }
                }
            }
        }
        return fired;
    }

    private boolean holds(TableRow row, Fact fact) {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column != null && !column.exact() && row.conditions().get(i).isPresent()) {
                var condition = conditions.get(i);
                if (!condition
                        .operator()
                        .test(condition.read(fact), row.conditions().get(i).get())) {
                    return false;
                }
            }
        }
        return true;
    }
}
