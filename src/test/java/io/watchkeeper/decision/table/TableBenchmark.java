package io.watchkeeper.decision.table;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.InspectionResult;

/**
 * What decision tables cost beside other engines, on one table and the same facts: loading, deciding, memory. {@link #main} runs it; the arguments are the
 * names of the parts to run.
 */
public final class TableBenchmark {
    private static final int ROWS = 10_000;
    private static final int FACTS = 4000;
    private static final int ROUNDS = 7;

    private TableBenchmark() {}

    public static void main(String... arguments) {
        // outside of the service nothing sets a level, and the engine would write its traces
        Logger.getLogger("").setLevel(Level.SEVERE);
        var parts = List.of(arguments);
        if (parts.isEmpty() || parts.contains("load")) {
            load();
        }
        if (parts.isEmpty() || parts.contains("decide")) {
            decide();
        }
        if (parts.isEmpty() || parts.contains("memory")) {
            memory();
        }
        if (parts.isEmpty() || parts.contains("stock")) {
            for (int rows : new int[] {100, 500}) {
                stock(rows);
            }
        }
    }

    static DecisionTable read(String csv) {
        return TableReader.read(csv, "rules.grading", Tables.vocabulary(), new Problems().in(Tables.FILE))
                .get(0);
    }

    private static void load() {
        for (int rows : new int[] {100, 500, ROWS}) {
            var csv = new BenchTable(1, rows).csv();
            long nanos = best(() -> read(csv).rows().size());
            say("read, validate and index %,d rows: %.1f ms CPU", rows, nanos / 1e6);
        }
    }

    private static void decide() {
        for (int rows : new int[] {100, 1000, ROWS}) {
            var bench = new BenchTable(1, rows);
            var facts = bench.facts(FACTS);
            var table = read(bench.csv());
            long ours = best(() -> matches(table, facts));
            say(
                    "decide against %,d rows: ours %.2f µs a fact, %.2f rows match",
                    rows, ours / 1e3 / FACTS, matches(table, facts) / (double) FACTS);
            var ruler = new RulerTable(bench);
            long theirs = best(() -> ruler.matches(facts));
            say(
                    "decide against %,d rows: Event Ruler %.2f µs a fact, of which JSON %.2f, %.2f rows match",
                    rows,
                    theirs / 1e3 / FACTS,
                    best(() -> RulerTable.write(facts)) / 1e3 / FACTS,
                    ruler.matches(facts) / (double) FACTS);
        }
    }

    private static int matches(DecisionTable table, List<InspectionResult> facts) {
        int matched = 0;
        for (var fact : facts) {
            matched += table.matches(fact).size();
        }
        return matched;
    }

    private static void memory() {
        var csv = new BenchTable(1, ROWS).csv();
        long before = used();
        var table = read(csv);
        long all = used() - before;
        var indexes = new ArrayList<TableIndex>();
        before = used();
        for (int i = 0; i < 10; i++) {
            indexes.add(new TableIndex(table.schema().conditions(), 1, table.rows()));
        }
        long index = (used() - before) / indexes.size();
        say(
                "memory of %,d rows: %d bytes a row, of which the index %d",
                table.rows().size(), all / ROWS, index / ROWS);
    }

    private static void stock(int rows) {
        var bench = new BenchTable(1, rows);
        var csv = bench.csv();
        long start = cpu();
        long wall = System.nanoTime();
        var stock = new StockTable(csv);
        say(
                "stock Drools compiles %,d rows: %.1f s of CPU in all threads, %.1f s",
                rows, (cpu() - start) / 1e9, (System.nanoTime() - wall) / 1e9);
        var facts = bench.facts(400);
        long nanos = best(() -> stock.matches(facts));
        say(
                "decide against %,d rows: stock Drools %.2f µs a fact, %.2f rows match",
                rows, nanos / 1e3 / 400, stock.matches(facts) / 400.0);
    }

    /** The fastest of some rounds, in nanoseconds of this thread's CPU. */
    private static long best(IntSupplier work) {
        long best = Long.MAX_VALUE;
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            sum += work.getAsInt();
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        if (sum < 0) {
            throw new IllegalStateException("nothing matches");
        }
        return best;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
