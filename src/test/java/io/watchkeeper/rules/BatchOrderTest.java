package io.watchkeeper.rules;

import static io.watchkeeper.rules.Signals.alert;
import static io.watchkeeper.rules.Signals.inspection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.facts.Signal;
import org.junit.jupiter.api.Test;

/** A signal is decided the same wherever it stands in a batch, whoever stands beside it. */
class BatchOrderTest {
    private static final List<Signal> SIGNALS = List.of(
            alert("HostHighCpuLoad"),
            alert("HostHighCpuLoad"),
            alert("Watchdog"),
            alert("KubePodCrashLooping"),
            alert("磁盘使用率过高"),
            alert("MySQLDown"),
            alert("MysqlSlaveReplicationLag"),
            alert("InfoInhibitor"),
            alert("QuarterlyReportLate"),
            alert("KubePersistentVolumeInodesFillingUp"),
            inspection("DiskUsage", "host", "FAILED"),
            inspection("DiskUsage", "host", "PASSED"),
            inspection("BatchCalendar", "host", "ERROR"));

    @Test
    void the_order_of_signals_changes_no_recognition() {
        var alone = SIGNALS.stream()
                .map(signal -> DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(signal))
                        .get(0))
                .toList();
        for (var order : orders(SIGNALS.size())) {
            var batch = order.stream().map(SIGNALS::get).toList();
            assertThat(DecisionPipeline.recognise(RuleTest.RULEBOOK, batch))
                    .isEqualTo(order.stream().map(alone::get).toList());
        }
    }

    @Test
    void the_order_of_situations_changes_no_verdict() {
        var situations = situations();
        var alone = situations.stream()
                .map(situation -> DecisionPipeline.decide(RuleTest.RULEBOOK, List.of(situation))
                        .get(0))
                .toList();
        for (var order : orders(situations.size())) {
            var batch = order.stream().map(situations::get).toList();
            assertThat(DecisionPipeline.decide(RuleTest.RULEBOOK, batch))
                    .isEqualTo(order.stream().map(alone::get).toList());
        }
    }

    /** Every signal in each way in which an event can stand. */
    private static List<Situation> situations() {
        var situations = new ArrayList<Situation>();
        List<Recognition> recognitions = DecisionPipeline.recognise(RuleTest.RULEBOOK, SIGNALS);
        for (var recognition : recognitions) {
            for (var standing : Situations.STANDINGS.values()) {
                var context = standing.apply(RiskSituation.risk("HOST-CPU")).context();
                situations.add(new Situation(recognition, context));
            }
        }
        return situations;
    }

    private static List<List<Integer>> orders(int size) {
        var random = new Random(20261123);
        var orders = new ArrayList<List<Integer>>();
        for (int i = 0; i < 30; i++) {
            var order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return orders;
    }
}
