package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Tables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How long the review of a table of 12 columns takes, half of its cells blank, and that after an edit of one cell; and the whole check of a draft after such an edit. {@link #main} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class ReviewSpeed {
    private static final List<String> COLUMNS = List.of(
            "signal != null?",
            "name",
            "severity in (forall(,){\"$\"})",
            "environment in (forall(,){\"$\"})",
            "labels[\"job\"] == \"$param\"",
            "labels[\"team\"] == \"$param\"",
            "labels[\"site\"] == \"$param\"",
            "labels[\"service\"] == \"$param\"",
            "labels[\"node\"] == \"$param\"",
            "forall(,){tokens contains \"$\"}",
            "forall(||){metrics contains \"$\"}",
            "labels[\"zone\"] == \"$param\"");

    @Param({"1000", "10000"})
    private int rows;

    @Param({"true", "false"})
    private boolean grouped;

    private final Readings readings = new Readings();
    private final RulebookReview contents = new RulebookReview();
    private RulebookContent one;
    private RulebookContent other;
    private boolean there;
    private DecisionTable table;
    private DecisionTable edited;
    private TableReview review;

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(ReviewSpeed.class.getName()).build()).run();
    }

    @Setup
    public void make() {
        var random = new Random(1);
        var lines = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            lines.add(line(random));
        }
        table = Tables.read(text(lines));
        one = content(lines);
        lines.set(rows / 2, lines.get(rows / 2).replaceFirst("(HIGH|LOW),R$", "INFO,R"));
        edited = Tables.read(text(lines));
        other = content(lines);
        review = TableReview.of(table, Tables.vocabulary());
    }

    /** The rules that are shipped, with the long table beside their own. */
    private static RulebookContent content(List<String> lines) {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.put("grading/long.drl.csv", text(lines).replaceAll(",R\n", ",FIRST_SEEN\n"));
        return new RulebookContent(files);
    }

    private String line(Random random) {
        var line = new StringBuilder(random.nextInt(3) * 10 + (grouped ? ",g,x" : ",,x"));
        var severities = List.of("critical", "error", "warning", "info");
        cell(random, line, "name" + random.nextInt(500));
        cell(random, line, severities.get(random.nextInt(4)));
        cell(random, line, "\"env" + random.nextInt(4) + ", env" + random.nextInt(4) + '"');
        for (int column = 0; column < 5; column++) {
            cell(random, line, "value" + random.nextInt(20));
        }
        cell(random, line, "\"word" + random.nextInt(40) + ", word" + random.nextInt(40) + '"');
        cell(random, line, "\"metric" + random.nextInt(40) + ", metric" + random.nextInt(40) + '"');
        cell(random, line, "zone" + random.nextInt(5));
        return line.append(random.nextBoolean() ? ",HIGH,R" : ",LOW,R").toString();
    }

    private static void cell(Random random, StringBuilder line, String value) {
        line.append(',').append(random.nextBoolean() ? value : "");
    }

    private static String text(List<String> lines) {
        return Tables.text("$a : Alert", COLUMNS, lines.toArray(String[]::new));
    }

    @Benchmark
    public List<?> whole() {
        return TableReview.of(table, Tables.vocabulary()).problems();
    }

    @Benchmark
    public List<?> afterAnEdit() {
        return review.after(edited).problems();
    }

    /** From the texts of the whole content, as a draft is checked: two edits of one cell, there and back. */
    @Benchmark
    public List<?> validatedAfterAnEdit() {
        there = !there;
        return contents.of(RulebookCompiler.check(there ? one : other, readings));
    }
}
