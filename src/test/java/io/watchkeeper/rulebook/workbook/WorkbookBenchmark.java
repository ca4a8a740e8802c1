package io.watchkeeper.rulebook.workbook;

import java.util.concurrent.TimeUnit;

import io.watchkeeper.decision.Problems;
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
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a download and an upload cost. Run by hand: {@link #main}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class WorkbookBenchmark {
    @Param({"1000", "10000"})
    int rows;

    private TableForm form;
    private TableForm edited;
    private byte[] workbook;
    private byte[] csv;

    public static void main(String[] arguments) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(WorkbookBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup
    public void write() {
        form = Forms.large(rows);
        edited = Forms.form(Forms.FILE, form.text().replace("Row 7,8,", "Row 7,9,"));
        workbook = TableFiles.workbook(form);
        csv = TableFiles.csv(form);
    }

    @Benchmark
    public byte[] download() {
        return TableFiles.workbook(form);
    }

    @Benchmark
    public byte[] download_of_what_was_uploaded() {
        return TableFiles.workbook(edited, workbook);
    }

    @Benchmark
    public String upload() {
        return TableFiles.readWorkbook(workbook, form, new Problems().in(Forms.FILE))
                .orElseThrow();
    }

    @Benchmark
    public String upload_of_csv() {
        return TableFiles.readCsv(csv, form, new Problems().in(Forms.FILE)).orElseThrow();
    }
}
