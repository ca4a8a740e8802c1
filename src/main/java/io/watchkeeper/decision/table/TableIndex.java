package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.facts.Fact;

/**
 * Finds the rows that fire for a fact: each column gives the rows it lets pass as bits, and what all of them let pass fires. Immutable, shared by all
 * threads. Rows are not facts in Drools' memory, because joining them there costs ten times as much.
 */
public final class TableIndex {
    private final Condition[] conditions;
    private final ColumnIndex[] columns;
    private final TableRow[] rows;
    private final int objects;
    private final long[] all;
    /** By object, the rows that do not look at it. */
    private final long[][] without;

    /** @param rows in the order of firing */
    TableIndex(List<Condition> conditions, int objects, List<TableRow> rows) {
        this.conditions = conditions.toArray(Condition[]::new);
        this.rows = rows.toArray(TableRow[]::new);
        this.objects = objects;
        this.all = Bits.all(rows.size());
        this.without = new long[objects][];
        for (int object = 0; object < objects; object++) {
            without[object] = without(object);
        }
        this.columns = new ColumnIndex[this.conditions.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = this.conditions[i].always() ? null : Indexing.of(this.conditions[i].operator(), cells(i));
        }
    }

    private Object[] cells(int condition) {
        var cells = new Object[rows.length];
        for (int row = 0; row < rows.length; row++) {
            cells[row] = rows[row].conditions().get(condition).orElse(null);
        }
        return cells;
    }

    private long[] without(int object) {
        var bits = new long[all.length];
        for (int row = 0; row < rows.length; row++) {
            if (!uses(rows[row], object)) {
                Bits.set(bits, row);
            }
        }
        return bits;
    }

    private boolean uses(TableRow row, int object) {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].object() == object && row.conditions().get(i).isPresent()) {
                return true;
            }
        }
        return false;
    }

    List<TableRow> matches(Question question) {
        var kept = all.clone();
        narrow(kept, 0, question.fact());
        for (int object = 1; object < objects; object++) {
            var joined = without[object].clone();
            for (var fact : question.joined().get(object - 1)) {
                var passed = all.clone();
                narrow(passed, object, fact);
                for (int word = 0; word < joined.length; word++) {
                    joined[word] |= passed[word];
                }
            }
            Bits.keep(kept, joined);
        }
        return fired(kept, question);
    }

    private void narrow(long[] rows, int object, Fact fact) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != null && conditions[i].object() == object) {
                columns[i].keep(rows, conditions[i].read(fact));
            }
        }
    }

    private List<TableRow> fired(long[] kept, Question question) {
        var fired = new ArrayList<TableRow>();
        var groups = new ArrayList<String>(1);
        for (int word = 0; word < kept.length; word++) {
            for (long bits = kept[word]; bits != 0; bits &= bits - 1) {
                var row = rows[word * Long.SIZE + Long.numberOfTrailingZeros(bits)];
                if (!groups.contains(row.group())) {
                    int times = row.validity().holds(question.at()) ? times(row, question) : 0;
                    if (times > 0 && !row.group().isEmpty()) {
                        groups.add(row.group());
                        times = 1;
                    }
                    for (int i = 0; i < times; i++) {
                        fired.add(row);
                    }
                }
            }
        }
        return fired;
    }

    /** How often a row that is left matches: once for each choice among the facts of its further objects. */
    private int times(TableRow row, Question question) {
        int times = holds(row, 0, question.fact()) ? 1 : 0;
        for (int object = 1; object < objects && times > 0; object++) {
            if (uses(row, object)) {
                int found = 0;
                for (var fact : question.joined().get(object - 1)) {
                    found += holds(row, object, fact) ? 1 : 0;
                }
                times *= found;
            }
        }
        return times;
    }

    /** The second look: of the first object only at what its index left open. */
    private boolean holds(TableRow row, int object, Fact fact) {
        for (int i = 0; i < columns.length; i++) {
            boolean asked =
                    conditions[i].object() == object && columns[i] != null && (object > 0 || !columns[i].exact());
            if (asked && row.conditions().get(i).isPresent()) {
                var wanted = row.conditions().get(i).get();
                if (!conditions[i].operator().test(conditions[i].read(fact), wanted)) {
                    return false;
                }
            }
        }
        return true;
    }
}
