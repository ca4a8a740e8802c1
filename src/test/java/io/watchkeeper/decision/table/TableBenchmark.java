package io.watchkeeper.decision.table;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int OUR_ROUNDS = 60;

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
        if (parts.contains("stock-long")) {
            stockLong();
        }
        if (parts.contains("export")) {
            export();
        }
        if (parts.isEmpty() || parts.contains("evrete")) {
            for (int rows : new int[] {100, 1000, ROWS}) {
                evrete(rows);
            }
        }
    }

    /** For engines that run by themselves. */
    private static void export() {
        for (int rows : new int[] {100, 1000, ROWS}) {
            var bench = new BenchTable(1, rows);
            var facts = bench.facts(FACTS).subList(0, 100);
            ZenTable.write(
                    Path.of("target", "bench", "zen-" + rows + ".json"),
                    bench,
                    facts,
                    matches(read(bench.csv()), facts));
        }
    }

    static DecisionTable read(String csv) {
        return TableReader.read(csv, "rules.grading", Tables.vocabulary(), new Problems().in(Tables.FILE))
                .get(0)
                .prepared();
    }

    private static void load() {
        for (int rows : new int[] {100, 500, ROWS}) {
            var csv = new BenchTable(1, rows).csv();
            long nanos = best(() -> read(csv).rows().size());
            say("read, validate and index %,d rows: %.1f ms CPU", rows, nanos / 1e6);
        }
    }

    private static void decide() {
        var sizes = List.of(100, 1000, ROWS);
        var tables = new ArrayList<DecisionTable>();
        var facts = new ArrayList<List<InspectionResult>>();
        var works = new ArrayList<IntSupplier>();
        for (int rows : sizes) {
            var bench = new BenchTable(1, rows);
            var table = read(bench.csv());
            var asked = bench.facts(FACTS);
            tables.add(table);
            facts.add(asked);
            works.add(() -> matches(table, asked));
        }
        // in turns, so that none of them is measured before the compiler has finished
        var ours = best(works, OUR_ROUNDS);
        for (int i = 0; i < sizes.size(); i++) {
            say(
                    "decide against %,d rows: ours %.2f µs a fact, %.2f times that of 100 rows, %.2f rows match",
                    sizes.get(i),
                    ours[i] / 1e3 / FACTS,
                    ours[i] / (double) ours[0],
                    matches(tables.get(i), facts.get(i)) / (double) FACTS);
            ruler(sizes.get(i), facts.get(i), ours[i]);
        }
    }

    private static void ruler(int rows, List<InspectionResult> facts, long ours) {
        var ruler = new RulerTable(new BenchTable(1, rows));
        long theirs = best(() -> ruler.matches(facts));
        say(
                "decide against %,d rows: Event Ruler %.2f µs a fact, of which JSON %.2f, %.2f rows match; ours takes %.3f of it",
                rows,
                theirs / 1e3 / FACTS,
                best(() -> RulerTable.write(facts)) / 1e3 / FACTS,
                ruler.matches(facts) / (double) FACTS,
                ours / (double) theirs);
    }

    private static int matches(DecisionTable table, List<InspectionResult> facts) {
        int matched = 0;
        for (var fact : facts) {
            matched += table.matches(fact).size();
        }
        return matched;
    }

    /**
     * What the heap gives back when a table is let go and only the values of its condition cells and its decisions are kept: the texts of cells, the rows as
     * such, the index.
     */
    private static void memory() {
        var read = new ArrayList<DecisionTable>(List.of(read(new BenchTable(1, ROWS).csv())));
        var typed = new Object[2 * ROWS];
        for (int i = 0; i < ROWS; i++) {
            typed[2 * i] = read.get(0).rows().get(i).conditions();
            typed[2 * i + 1] = read.get(0).rows().get(i).decision();
        }
        long whole = used();
        read.clear();
        long values = used();
        say(
                "memory of %,d rows: %d retained bytes a row beyond its typed values",
                typed.length / 2, (whole - values) / ROWS);
        Arrays.fill(typed, null);
        say("memory of %,d rows: %d bytes a row the typed values", typed.length / 2, (values - used()) / ROWS);
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

    /** Takes minutes and gigabytes, or ends in an error, which is a result too. */
    private static void stockLong() {
        long start = cpu();
        try {
            stock(ROWS);
        } catch (IllegalStateException | OutOfMemoryError refused) {
            say("stock Drools does not take %,d rows: after %.0f s of CPU %s", ROWS, (cpu() - start) / 1e9, refused);
        }
    }

    private static void evrete(int rows) {
        var bench = new BenchTable(1, rows);
        long start = cpu();
        try (var evrete = new EvreteTable(read(bench.csv()))) {
            say("Evrete takes %,d rows: %.1f s of CPU in all threads", rows, (cpu() - start) / 1e9);
            var facts = bench.facts(400);
            // it works in threads of its own
            long before = cpu();
            int matched = evrete.matches(facts);
            say(
                    "decide against %,d rows: Evrete %.2f µs a fact in all threads, %.2f rows match",
                    rows, (cpu() - before) / 1e3 / 400, matched / 400.0);
        }
    }

    private static long best(IntSupplier work) {
        return best(List.of(work), ROUNDS)[0];
    }

    /** The fastest of some rounds of each, in nanoseconds of this thread's CPU. */
    private static long[] best(List<IntSupplier> works, int rounds) {
        var best = new long[works.size()];
        Arrays.fill(best, Long.MAX_VALUE);
        int sum = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < best.length; i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                sum += works.get(i).getAsInt();
                best[i] = Math.min(best[i], ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
            }
        }
        if (sum == 0) {
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
