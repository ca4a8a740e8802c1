package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private static final int CYCLES = Boolean.getBoolean("watchkeeper.full") ? 300 : 30;

    private static RulebookContent otherRow(int cycle) {
        return SmallRules.with(SmallRules.GRADING, "10,g,x,,3,", "10,g,x,," + (cycle + 3) + ",");
    }

    static void publish(IntFunction<RulebookContent> contents, int cycles) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            try (var rulebook = RulebookCompiler.compile(cycle, contents.apply(cycle))) {
                assertThat(rulebook.fire(Stage.GRADING, List.of(event()), Optional.empty()))
                        .containsOnlyKeys("0");
            }
        }
    }

    private static RiskEvent event() {
        return new RiskEvent("0", "ALERT", "DISK", "host", "HIGH", "critical", "", 1, 1, 0, 1, false, false, "", "");
    }

    /** In a process of its own, whose caches that give way to need give way at once: what stays there is a leak. */
    @Test
    void publishing_new_rules_leaks_no_classes_and_no_memory() throws Exception {
        var growth = NewRulesPublished.inAProcess(CYCLES);

        // a leak would keep some twenty classes a cycle, and their code; the platform may load a few of its own
        assertThat(growth.classes()).isLessThan(CYCLES / 2);
        assertThat(growth.heap()).isLessThan(1_000_000);
        assertThat(growth.metaspace()).isLessThan(500_000);
    }

    @Test
    void publishing_other_rows_compiles_nothing() {
        publish(PublishingTest::otherRow, 5);
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();

        publish(cycle -> otherRow(cycle + 100), CYCLES);

        // a compiled rule would bring classes in every cycle; the platform may load one of its own in passing
        assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before)
                .isLessThan(CYCLES);
    }

    @Test
    void publishing_other_rows_leaves_heap_and_metaspace_flat() {
        publish(PublishingTest::otherRow, 20);
        long heap = heap();
        long metaspace = metaspace();

        publish(cycle -> otherRow(cycle + 1000), CYCLES);

        assertThat(heap() - heap).isLessThan(4_000_000);
        assertThat(metaspace() - metaspace).isLessThan(1_000_000);
    }

    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    @Test
    void rulebooks_compiled_side_by_side_do_not_mix() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> compilations = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<String>) () -> grade(i % 2 == 0 ? "CRITICAL" : "INFO", i))
                    .toList();

            var grades = threads.invokeAll(compilations);

            for (int i = 0; i < grades.size(); i++) {
                assertThat(grades.get(i).get()).isEqualTo(i % 2 == 0 ? "CRITICAL" : "INFO");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String grade(String grade, int version) {
        var content = SmallRules.with(
                "grading/more.drl",
                """
                package rules.grading;
                import io.watchkeeper.facts.*;
                rule "by hand" when $e : RiskEvent() then insert(new RiskGrade($e.signal(), "%s", "FIRST")); end
                """
                        .formatted(grade));
        try (var rulebook = RulebookCompiler.compile(version, content)) {
            return rulebook.fire(Stage.GRADING, List.of(event()), Optional.empty()).get("0").stream()
                    .filter(firing -> firing.rule().equals("by hand"))
                    .map(firing -> ((io.watchkeeper.facts.RiskGrade) firing.decision()).grade())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
