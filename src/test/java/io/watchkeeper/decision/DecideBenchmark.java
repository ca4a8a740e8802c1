package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.decision.backtest.Tally;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Signal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What deciding costs a signal, in a batch of 64 mixed alerts with the rules that are shipped. {@link #main} runs it; the time is that of one alert. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(DecideBenchmark.BATCH)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
public class DecideBenchmark {
    static final int BATCH = 64;

    private static final List<String> NAMES = List.of(
            "HostOutOfDiskSpace",
            "HostHighCpuLoad",
            "HostOutOfMemory",
            "MysqlDown",
            "PostgresqlReplicationLag",
            "KubePodCrashLooping",
            "KubeNodeNotReady",
            "TargetDown",
            "BlackboxSslCertificateWillExpireSoon",
            "HostNetworkReceiveErrors",
            "PostgresqlTooManyConnections",
            "SomethingNobodyKnows",
            "Watchdog");

    private static final List<String> SEVERITIES = List.of("critical", "warning", "error", "info", "");

    static {
        // outside of the service nothing sets a level, and the engine would write its traces
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private final Rulebook rulebook = BuiltInRules.rulebook();
    private final List<Signal> signals = signals();
    private final List<Recognition> recognitions = DecisionPipeline.recognise(rulebook, signals);
    private final List<Situation> situations = situations(recognitions);
    /** One for a whole backtest. */
    private final Comparison comparison = new Comparison(rulebook, rulebook);

    private final List<Verdict> verdicts = DecisionPipeline.decide(rulebook, situations);
    private final List<String> known =
            verdicts.stream().map(CanonicalJson::ofKnown).toList();
    private final List<Decided> traces = verdicts.stream().map(Decided::of).toList();
    private final List<String> whole = verdicts.stream().map(CanonicalJson::of).toList();

    @Benchmark
    public List<Verdict> bothHalves() {
        return DecisionPipeline.decide(rulebook, situations(DecisionPipeline.recognise(rulebook, signals)));
    }

    @Benchmark
    public List<Recognition> firstHalf() {
        return DecisionPipeline.recognise(rulebook, signals);
    }

    @Benchmark
    public List<Verdict> secondHalf() {
        return DecisionPipeline.decide(rulebook, situations);
    }

    /** A backtest beside the live version that decided: each stored decision is read, decided by another version, and counted. */
    @Benchmark
    public Tally backtestOfStoredDecisions() {
        return backtest(rulebook.version(), this::stored);
    }

    /** The same where an older version decided, so that both have to decide again. */
    @Benchmark
    public Tally backtestOfOlderDecisions() {
        return backtest(rulebook.version() - 1, this::stored);
    }

    /** What reading alone is of it. */
    @Benchmark
    public List<PastDecision> readStoredDecisions() {
        return IntStream.range(0, BATCH).mapToObj(this::stored).toList();
    }

    /** Decisions of before their parts were stored apart, and of the export. */
    @Benchmark
    public List<PastDecision> readWholeDecisions() {
        return whole.stream().map(PastDecision::read).toList();
    }

    private PastDecision stored(int i) {
        return PastDecision.read(known.get(i), traces.get(i));
    }

    private Tally backtest(long decidedBy, IntFunction<PastDecision> read) {
        var tally = new Tally();
        var past = new ArrayList<PastSignal>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            past.add(new PastSignal(i, OptionalLong.of(i), decidedBy, read.apply(i)));
        }
        comparison.compare(past, tally);
        return tally;
    }

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(DecideBenchmark.class.getName()).build()).run();
    }

    private static List<Signal> signals() {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < BATCH; i++) {
            var name = NAMES.get(i % NAMES.size());
            var labels = new TreeMap<>(Map.of(
                    "alertname", name,
                    "instance", "10.0.0." + i + ":9100",
                    "job", "node",
                    "cluster", "east",
                    "namespace", "shop",
                    "pod", "cart-" + i,
                    "severity", "critical",
                    "team", "core"));
            var tokens = new TreeSet<>(Arrays.asList(name.replaceAll("([a-z])([A-Z])", "$1 $2")
                    .toLowerCase(Locale.ROOT)
                    .split(" ")));
            signals.add(new Alert(
                    "",
                    "prometheus",
                    name,
                    SEVERITIES.get(i % SEVERITIES.size()),
                    i % 4 == 3 ? "RESOLVED" : "FIRING",
                    i % 7 == 0 ? "staging" : "production",
                    tokens,
                    new TreeSet<>(List.of("node_cpu_seconds_total", "node", "cpu", "seconds", "total")),
                    labels,
                    Map.of("summary", "Something is wrong with cart-" + i, "runbook_url", "https://example.org/" + i)));
        }
        return signals;
    }

    private static List<Situation> situations(List<Recognition> recognitions) {
        var situations = new ArrayList<Situation>(recognitions.size());
        for (var recognition : recognitions) {
            situations.add(new Situation(recognition, context(situations.size())));
        }
        return situations;
    }

    private static EventContext context(int i) {
        return switch (i % 3) {
            case 0 -> EventContext.fresh(3600, 600);
            case 1 -> EventContext.of(true, EventPresence.OPEN, 4, 2, 5400, 0, 3600, 3, 600);
            default -> EventContext.of(false, EventPresence.COMPLETED, 2, 0, 90_000, 1200, 3600, 25, 600);
        };
    }
}
