package io.watchkeeper.intake;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How long a post of one small member takes from its bytes to a signal, as the API's examples are. Started by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ReadingSpeed {
    private final PostReader webhook = Format.ALERTMANAGER.reader(Posts.LIMITS);
    private final PostReader alerts = Format.PROMETHEUS.reader(Posts.LIMITS);
    private final PostReader inspections = Format.INSPECTIONS.reader(Posts.LIMITS);
    private final byte[] webhookBody = Posts.bytes(Examples.ALERTMANAGER);
    private final byte[] alertsBody = Posts.bytes(Examples.PROMETHEUS);
    private final byte[] inspectionsBody = Posts.bytes(Examples.INSPECTIONS);

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(ReadingSpeed.class.getName()).build()).run();
    }

    @Benchmark
    public Reading alertmanagerWebhook() {
        return webhook.read(webhookBody, Posts.POST);
    }

    @Benchmark
    public Reading prometheusAlerts() {
        return alerts.read(alertsBody, Posts.POST);
    }

    @Benchmark
    public Reading inspectionResult() {
        return inspections.read(inspectionsBody, Posts.POST);
    }
}
