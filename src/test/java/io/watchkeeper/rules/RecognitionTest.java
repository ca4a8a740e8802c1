package io.watchkeeper.rules;

import static io.watchkeeper.rules.RuleTest.given;
import static io.watchkeeper.rules.Signals.alert;
import static io.watchkeeper.rules.Signals.inspection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scenario/recognition.drl.csv} and {@code scenario/thesaurus.csv}: what holds for all rows. Examples stand in {@code recognition.tests.csv}. */
class RecognitionTest {
    private static final String TABLE = "scenario/recognition.drl.csv";

    @Test
    void rows_of_different_scenarios_never_share_a_priority() {
        var scenarios = new HashMap<String, String>();
        assertThat(Tables.cells(TABLE)).allSatisfy(row -> {
            var scenario = row.get(row.size() - 1);
            assertThat(scenarios.putIfAbsent(row.get(1), scenario))
                    .as("priority %s", row.get(1))
                    .isIn(null, scenario);
        });
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        var signals = examples();
        try (var shuffled = RulebookCompiler.compile(2, shuffled())) {
            assertThat(scenarios(shuffled, signals)).isEqualTo(scenarios(RuleTest.RULEBOOK, signals));
        }
    }

    @Test
    void a_signal_has_one_scenario_however_many_rows_match_it() {
        var manyWords = alert("KubePodDatabaseDiskCpuMemoryNetworkDnsCertificateDownErrorsFullExpired");
        assertThat(given(manyWords).all())
                .extracting(Firing::decision)
                .hasSize(1)
                .allMatch(ScenarioMatch.class::isInstance);
    }

    @Test
    void a_name_speaks_louder_than_its_expression() {
        var crashing = alert("KubePodCrashLooping", Set.of("node_cpu_seconds_total"), Map.of());
        given(crashing).produces(new ScenarioMatch("", "K8S-POD-CRASH"));
    }

    @Test
    void an_expression_says_what_a_name_leaves_open() {
        given(alert("UsageHigh", Set.of("redis_memory_used_bytes"), Map.of()))
                .firesNot("Little memory left is a memory risk");
        given(alert("Down", Set.of("mysql_up"), Map.of())).produces(new ScenarioMatch("", "DATABASE-DOWN"));
    }

    @Test
    void a_summary_is_read_where_the_name_says_nothing() {
        given(Signals.alertWithSummary("规则17", "磁盘使用率过高")).produces(new ScenarioMatch("", "HOST-DISK-SPACE"));
        given(Signals.alertWithSummary("HostHighCpuLoad", "磁盘使用率过高")).produces(new ScenarioMatch("", "HOST-CPU"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSED", "FAILED", "ERROR"})
    void a_good_result_finds_the_scenario_that_the_bad_one_found(String outcome) {
        given(inspection("DiskUsage", "host", outcome)).produces(new ScenarioMatch("", "INSPECTION-DISK-CAPACITY"));
    }

    @Test
    void every_meaning_is_asked_for_by_some_row() {
        var asked = Tables.cells(TABLE).stream()
                .flatMap(row -> row.stream())
                .flatMap(cell -> List.of(cell.split(" *, *")).stream())
                .toList();
        assertThat(asked)
                .containsAll(RuleTest.RULEBOOK.thesaurus().meanings().stream()
                        .map(meaning -> meaning.code())
                        .toList());
    }

    private static List<Signal> examples() {
        return TestFile.readAll(RuleTest.RULEBOOK.content(), new Problems()).stream()
                .filter(row -> row.stage() == Stage.SCENARIO)
                .map(row -> (Signal) row.given().get(0))
                .toList();
    }

    /** Empty for a signal that is suppressed. */
    private static List<String> scenarios(Rulebook rulebook, List<Signal> signals) {
        return DecisionPipeline.recognise(rulebook, signals).stream()
                .map(recognition ->
                        recognition.scenario().map(RiskScenario::code).orElse(""))
                .toList();
    }

    private static RulebookContent shuffled() {
        var files = new TreeMap<>(RuleTest.RULEBOOK.content().files());
        var lines = new ArrayList<>(files.get(TABLE).lines().toList());
        var rows = lines.subList(Tables.firstRow(TABLE), lines.size());
        Collections.shuffle(rows, new Random(3));
        files.put(TABLE, String.join("\n", lines) + "\n");
        return new RulebookContent(files);
    }
}
