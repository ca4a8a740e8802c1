package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.table.RowAnswer;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.Alert;
import org.junit.jupiter.api.Test;

class AskedTableTest {
    private static final String GRADING = "grading/grading.drl.csv";

    private final Rulebook rulebook = BuiltInRules.rulebook();

    private Verdict decide(String severity, String status) {
        var alert = new Alert(
                "",
                "prometheus",
                "HostOutOfDiskSpace",
                severity,
                status,
                "production",
                Set.of("host", "out", "of", "disk", "space"),
                Set.of(),
                Map.of("instance", "10.0.0.1:9100"),
                Map.of());
        var recognised = DecisionPipeline.recognise(rulebook, List.of(alert)).get(0);
        var situation = new Situation(recognised, EventContext.fresh(3600, 600));
        return DecisionPipeline.decide(rulebook, List.of(situation)).get(0);
    }

    private static AskedTable table(List<AskedTable> asked, String file) {
        return asked.stream()
                .filter(table -> table.table().file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_rows_that_fired_are_those_of_the_decision() {
        var verdict = decide("critical", "FIRING");
        var asked = AskedTable.of(rulebook, verdict);

        for (var table : asked) {
            assertThat(table.fired())
                    .extracting(TableRow::sheetRow)
                    .as(table.table().file())
                    .containsExactlyInAnyOrderElementsOf(verdict.firings().stream()
                            .filter(firing ->
                                    firing.table().equals(table.table().file()))
                            .map(Firing::row)
                            .toList());
        }
        assertThat(asked)
                .filteredOn(table -> !table.fired().isEmpty())
                .extracting(table -> table.table().file())
                .containsExactlyInAnyOrder(
                        "scenario/recognition.drl.csv",
                        "grading/grading.drl.csv",
                        "recommendation/recommendation.drl.csv");
    }

    @Test
    void a_row_that_did_not_fire_names_its_first_failing_cell_with_the_facts_value() {
        var grading = table(AskedTable.of(rulebook, decide("warning", "FIRING")), GRADING);
        var row = grading.table().rows().stream()
                .filter(found -> found.rule().equals("An unclassified critical signal outside production is medium"))
                .findFirst()
                .orElseThrow();

        assertThat(grading.answer(row))
                .isEqualTo(new RowAnswer.Fails(
                        "E" + row.sheetRow(), "Scenario", "UNCLASSIFIED", Optional.of("HOST-DISK-SPACE")));
        assertThat(grading.answer(grading.fired().get(0))).isEqualTo(new RowAnswer.Fires());
        assertThat(grading.nearest(5)).hasSize(5).doesNotContainAnyElementsOf(grading.fired());
    }

    @Test
    void a_table_whose_stage_was_not_reached_was_asked_nothing() {
        var grading = table(AskedTable.of(rulebook, decide("critical", "RESOLVED")), GRADING);

        assertThat(grading.questions()).isEmpty();
        assertThat(grading.fired()).isEmpty();
        assertThat(grading.nearest(5)).isEmpty();
    }
}
