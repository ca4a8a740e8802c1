package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.watchkeeper.facts.Fact;

/**
 * Finds the rows that fire for a fact: each column gives the rows it lets pass as bits, and what all of them let pass fires. Immutable, shared by all
 * threads. Rows are not facts in Drools' memory, because joining them there costs ten times as much.
 */
public final class TableIndex {
    private final Condition[] conditions;
    private final ColumnIndex[] columns;
    /** The rows that fire once wherever the columns keep them. */
    private final long[] plain;
    /** By object, the conditions in the order in which they are asked. */
    private final int[][] asked;
    /** By object, the conditions that have to be asked again of each row that is left. */
    private final int[][] askedAgain;

    private final TableRow[] rows;
    private final int objects;
    private final long[] all;
    /** Of each thread, to be written over by every decision: fresh memory each time would push the index out of the processor's cache. */
    private final ThreadLocal<Room> room;
    /** By object, the rows that do not look at it. */
    private final long[][] without;

    /** @param rows in the order of firing */
    TableIndex(List<Condition> conditions, int objects, List<TableRow> rows) {
        this.conditions = conditions.toArray(Condition[]::new);
        this.rows = rows.toArray(TableRow[]::new);
        this.objects = objects;
        this.all = Bits.all(rows.size());
        int words = all.length;
        this.room = ThreadLocal.withInitial(() -> Room.of(words));
        this.without = new long[objects][];
        for (int object = 0; object < objects; object++) {
            without[object] = without(object);
        }
        this.columns = new ColumnIndex[this.conditions.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = this.conditions[i].always() ? null : Indexing.of(this.conditions[i].operator(), cells(i));
        }
        this.asked = new int[objects][];
        this.askedAgain = new int[objects][];
        for (int object = 0; object < objects; object++) {
            asked[object] = asked(object);
            // of a further object the index says that some fact passes each condition, but not that one passes all of
            // them
            boolean all = object > 0;
            askedAgain[object] = IntStream.of(asked[object])
                    .filter(condition -> all || !columns[condition].exact())
                    .toArray();
        }
        this.plain = plain();
    }

    private long[] plain() {
        var bits = new long[all.length];
        for (int i = 0; i < rows.length; i++) {
            var row = rows[i];
            boolean open = IntStream.of(askedAgain[0])
                    .anyMatch(condition -> row.conditions().get(condition).isPresent());
            boolean joins = IntStream.range(1, objects).anyMatch(object -> uses(row, object));
            if (row.group().isEmpty() && row.validity() == Validity.ALWAYS && !open && !joins) {
                Bits.set(bits, i);
            }
        }
        return bits;
    }

    private int[] asked(int object) {
        return IntStream.range(0, columns.length)
                .filter(i -> columns[i] != null && conditions[i].object() == object)
                .boxed()
                .sorted(Comparator.comparing(i -> columns[i].late()))
                .mapToInt(Integer::intValue)
                .toArray();
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

    /**
     * What a decision works in.
     *
     * @param kept the rows that are left
     * @param mask for the columns
     */
    private record Room(long[] kept, long[] mask) {
        static Room of(int words) {
            return new Room(new long[words], new long[words]);
        }
    }

    List<TableRow> matches(Question question) {
        var kept = room.get().kept();
        var mask = room.get().mask();
        Bits.copy(all, kept);
        narrow(kept, mask, 0, question.fact());
        for (int object = 1; object < objects; object++) {
            var joined = without[object].clone();
            for (var fact : question.joined().get(object - 1)) {
                var passed = all.clone();
                narrow(passed, mask, object, fact);
                for (int word = 0; word < joined.length; word++) {
                    joined[word] |= passed[word];
                }
            }
            Bits.keep(kept, joined);
        }
        return fired(kept, question);
    }

    private void narrow(long[] rows, long[] mask, int object, Fact fact) {
        for (int condition : asked[object]) {
            columns[condition].keep(rows, mask, conditions[condition].read(fact));
        }
    }

    private List<TableRow> fired(long[] kept, Question question) {
        var fired = new ArrayList<TableRow>(16);
        var groups = new HashSet<String>(2);
        for (int word = 0; word < kept.length; word++) {
            for (long bits = kept[word]; bits != 0; bits &= bits - 1) {
                var row = rows[word * Long.SIZE + Long.numberOfTrailingZeros(bits)];
                // most rows of a long table are not in the processor's cache: leave them there
                if ((plain[word] & Long.lowestOneBit(bits)) != 0) {
                    fired.add(row);
                } else {
                    fired.addAll(Collections.nCopies(times(row, groups, question), row));
                }
            }
        }
        return fired;
    }

    private int times(TableRow row, Set<String> groups, Question question) {
        if (groups.contains(row.group()) || !row.validity().holds(question.at())) {
            return 0;
        }
        int times = times(row, question);
        if (times == 0 || row.group().isEmpty()) {
            return times;
        }
        groups.add(row.group());
        return 1;
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

    private boolean holds(TableRow row, int object, Fact fact) {
        for (int i : askedAgain[object]) {
            var wanted = row.conditions().get(i);
            if (wanted.isPresent() && !conditions[i].operator().test(conditions[i].read(fact), wanted.get())) {
                return false;
            }
        }
        return true;
    }
}
