package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import org.junit.jupiter.api.Test;

class DecisionTableTest {
    private static RiskEvent event(String severity, long occurrences, boolean storm) {
        return new RiskEvent(
                "",
                "ALERT",
                "DISK",
                "host",
                "HIGH",
                severity,
                "production",
                occurrences,
                1,
                0,
                1,
                false,
                storm,
                "",
                "");
    }

    private static Alert alert(Set<String> tokens, Map<String, String> labels) {
        return new Alert("", "am", "A", "", "FIRING", "", tokens, Set.of(), labels, Map.of());
    }

    private static List<Integer> rows(DecisionTable table, io.watchkeeper.facts.Fact fact) {
        return table.matches(fact).stream().map(TableRow::sheetRow).toList();
    }

    @Test
    void a_field_alone_means_equality() {
        var table = Tables.read(Tables.grading(List.of("severity"), ",,critical,HIGH,R", ",,error,LOW,R"));

        assertThat(rows(table, event("error", 1, false))).containsExactly(10);
        assertThat(rows(table, event("info", 1, false))).isEmpty();
    }

    @Test
    void a_list_matches_each_of_its_values() {
        var table =
                Tables.read(Tables.grading(List.of("severity in (forall(,){\"$\"})"), ",,\"critical, error\",HIGH,R"));

        assertThat(rows(table, event("error", 1, false))).containsExactly(9);
        assertThat(rows(table, event("warning", 1, false))).isEmpty();
    }

    @Test
    void a_blank_cell_asks_nothing() {
        var table = Tables.read(Tables.grading(
                List.of("signal != null?", "severity == \"$param\""), ",,x,,LOW,R", ",,x,critical,HIGH,R"));

        assertThat(rows(table, event("critical", 1, false))).containsExactly(9, 10);
        assertThat(rows(table, event("info", 1, false))).containsExactly(9);
    }

    @Test
    void numbers_are_compared_at_their_limits() {
        var table = Tables.read(Tables.grading(
                List.of(
                        "occurrences >= $param",
                        "occurrences < $param",
                        "occurrences > $param",
                        "occurrences <= $param",
                        "occurrences == $param"),
                ",,3,,,,,LOW,R",
                ",,,3,,,,LOW,R",
                ",,,,3,,,LOW,R",
                ",,,,,3,,LOW,R",
                ",,,,,,3,LOW,R",
                ",,3,5,,,,LOW,R"));

        assertThat(rows(table, event("", 2, false))).containsExactly(10, 12);
        assertThat(rows(table, event("", 3, false))).containsExactly(9, 12, 13, 14);
        assertThat(rows(table, event("", 4, false))).containsExactly(9, 11, 14);
        assertThat(rows(table, event("", 5, false))).containsExactly(9, 11);
    }

    @Test
    void fractions_are_compared_exactly() {
        var table = Tables.read(
                Tables.text("$i : InspectionResult", List.of("value >= $param"), ",,-1.5,LOW,R", ",,90.5,HIGH,R"));

        assertThat(rows(table, measured(-1.6))).isEmpty();
        assertThat(rows(table, measured(-1.5))).containsExactly(9);
        assertThat(rows(table, measured(0))).containsExactly(9);
        assertThat(rows(table, measured(90.4999))).containsExactly(9);
        assertThat(rows(table, measured(90.5))).containsExactly(9, 10);
    }

    private static InspectionResult measured(double value) {
        return new InspectionResult(
                "", "s", "n", "FAILED", "", "", "", "", "", "", Set.of(), value, "", "", "", Map.of());
    }

    @Test
    void flags_are_true_or_false() {
        var table = Tables.read(Tables.grading(List.of("storm == $param"), ",,true,HIGH,R", ",,false,LOW,R"));

        assertThat(rows(table, event("", 1, true))).containsExactly(9);
        assertThat(rows(table, event("", 1, false))).containsExactly(10);
    }

    @Test
    void a_label_is_read_by_its_key_and_may_be_missing() {
        var table = Tables.read(Tables.text("$a : Alert", List.of("labels[\"job\"] == \"$param\""), ",,node,HIGH,R"));

        assertThat(rows(table, alert(Set.of(), Map.of("job", "node")))).containsExactly(9);
        assertThat(rows(table, alert(Set.of(), Map.of("job", "mysql")))).isEmpty();
        assertThat(rows(table, alert(Set.of(), Map.of()))).isEmpty();
    }

    @Test
    void tokens_are_asked_for_all_or_for_any() {
        var table = Tables.read(Tables.text(
                "$a : Alert",
                List.of("forall(,){tokens contains \"$\"}", "forall(||){tokens contains \"$\"}"),
                ",,\"disk, full\",,HIGH,R",
                ",,,\"disk, 磁盘\",LOW,R",
                ",,disk,\"full, slow\",LOW,R"));

        assertThat(rows(table, alert(Set.of("disk"), Map.of()))).containsExactly(10);
        assertThat(rows(table, alert(Set.of("磁盘"), Map.of()))).containsExactly(10);
        assertThat(rows(table, alert(Set.of("disk", "full"), Map.of()))).containsExactly(9, 10, 11);
        assertThat(rows(table, alert(Set.of(), Map.of()))).isEmpty();
    }

    @Test
    void rows_fire_by_priority_and_then_by_place() {
        var table = Tables.read(Tables.grading(
                List.of("signal != null?"), ",,x,LOW,R", "-1,,x,LOW,R", "5,,x,LOW,R", ",,x,LOW,S", "5,,x,LOW,S"));

        assertThat(rows(table, event("", 1, false))).containsExactly(11, 13, 9, 12, 10);
    }

    @Test
    void of_an_activation_group_only_the_first_row_fires() {
        var table = Tables.read(Tables.grading(
                List.of("severity"),
                ",g,critical,LOW,R",
                "5,g,critical,HIGH,R",
                ",,critical,INFO,R",
                ",h,critical,MEDIUM,R",
                "9,g,error,LOW,R"));

        assertThat(rows(table, event("critical", 1, false))).containsExactly(10, 11, 12);
    }

    @Test
    void a_row_knows_its_rule_its_cells_and_its_decision() {
        var row = Tables.read(Tables.grading(List.of("severity"), "7,g,critical,HIGH,R"))
                .rows()
                .get(0);

        assertThat(row.rule()).isEqualTo("test_9");
        assertThat(row.cells())
                .containsExactlyEntriesOf(new java.util.TreeMap<>(
                        Map.of("A9", "7", "B9", "g", "C9", "critical", "D9", "HIGH", "E9", "R")));
        assertThat(row.decision()).isEqualTo(new RiskGrade("", "HIGH", "R"));
    }
}
