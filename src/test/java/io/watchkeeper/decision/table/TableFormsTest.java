package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormsTest {
    private static Alert alert(String name, Map<String, String> labels) {
        return new Alert("", "", name, "", "", "", Set.of("disk"), Set.of(), labels, Map.of());
    }

    private static List<Integer> rows(DecisionTable table, Fact fact) {
        return table.matches(fact).stream().map(TableRow::sheetRow).toList();
    }

    private static RiskEvent event(long occurrences) {
        return new RiskEvent("", "", "", "", "", "critical", "", occurrences, 0, 0, 0, false, false, "", "");
    }

    @Test
    void a_missing_label_is_unlike_any_text() {
        var table = Tables.read(Tables.text(
                "$a : Alert",
                List.of(
                        "labels[\"job\"] != \"$param\"",
                        "labels[\"job\"] not in (forall(,){\"$\"})",
                        "labels[\"job\"] not matches \"$param\"",
                        "labels[\"job\"] != null, labels[\"job\"] != \"$param\"",
                        "labels[\"job\"] != null?"),
                ",,node,,,,,LOW,R",
                ",,,\"node, db\",,,,LOW,R",
                ",,,,nod.,,,LOW,R",
                ",,,,,node,,LOW,R",
                ",,,,,,x,LOW,R"));

        assertThat(rows(table, alert("A", Map.of()))).containsExactly(9, 10, 11);
        assertThat(rows(table, alert("A", Map.of("job", "node")))).containsExactly(13);
        assertThat(rows(table, alert("A", Map.of("job", "web")))).containsExactly(9, 10, 11, 12, 13);
    }

    @Test
    void a_text_is_known_by_its_beginning_its_end_and_its_pattern() {
        var table = Tables.read(Tables.text(
                "$a : Alert",
                List.of("name str[startsWith] \"$param\"", "name str[endsWith]", "name matches \"$param\""),
                ",,Host,,,LOW,R",
                ",,,Full,,LOW,R",
                ",,,,Host[A-Z]\\\\w+,LOW,R",
                ",,,,(?i)host.*full,LOW,R"));

        assertThat(rows(table, alert("HostDiskFull", Map.of()))).containsExactly(9, 10, 11, 12);
        assertThat(rows(table, alert("Host", Map.of()))).containsExactly(9);
        assertThat(rows(table, alert("hostfull", Map.of()))).containsExactly(12);
    }

    @Test
    void two_values_of_a_cell_are_two_limits() {
        var table = Tables.read(
                Tables.grading(List.of("occurrences >= $1, occurrences < $2"), ",,\"3, 5\",LOW,R", ",,\"5,9\",HIGH,R"));

        assertThat(rows(table, event(2))).isEmpty();
        assertThat(rows(table, event(3))).containsExactly(9);
        assertThat(rows(table, event(5))).containsExactly(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3, 5, 7\"", "\"3,\"", "\"3, x\""})
    void a_cell_of_two_values_holds_exactly_two(String cell) {
        assertThat(Tables.problems(
                        Tables.grading(List.of("occurrences >= $1, occurrences < $2"), ",," + cell + ",LOW,R")))
                .extracting(RulebookProblem::cell)
                .containsExactly("C9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels[\"job\"] str[startsWith] \"$param\"",
                "labels[\"job\"] > $param",
                "name == \"$1\", source == \"$3\"",
                "name == \"$1\", source == \"$param\"",
                "name memberOf \"$param\"",
                "name matches \"$1\", source == \"$2\"",
                "eval($param)",
                "name == \"$param\" || true",
                "name != null, source != null"
            })
    void a_form_that_stock_drools_reads_otherwise_is_refused(String template) {
        assertThat(Tables.problems(Tables.text("$a : Alert", List.of(template), ",,x,LOW,R")))
                .extracting(RulebookProblem::cell)
                .contains("C7");
    }

    @Test
    void several_tables_stand_in_one_sheet() {
        var one = Tables.grading(List.of("severity"), ",,critical,LOW,R");
        var below = one.substring(one.indexOf("RuleTable")).replace("RuleTable test", "RuleTable other");

        var tables = Tables.all(one + "\nHitPolicy,all\n" + below);

        assertThat(tables).extracting(table -> table.schema().name()).containsExactly("test", "other");
        assertThat(tables)
                .extracting(table -> table.schema().hitPolicy())
                .containsExactly(HitPolicy.UNSTATED, HitPolicy.ALL);
        assertThat(rows(tables.get(1), event(1))).containsExactly(17);
        assertThat(tables.get(1).rows().get(0).rule()).isEqualTo("other_17");
    }

    @Test
    void under_sequential_the_sheet_gives_the_order() {
        var text = Tables.grading(List.of("severity"), ",,critical,LOW,R", ",,critical,HIGH,R")
                .replace("\n\nRuleTable", "\nSequential,true\nRuleTable")
                .replace("PRIORITY", "DESCRIPTION");

        assertThat(Tables.read(text).rows()).extracting(TableRow::priority).containsExactly(65535, 65534);
    }

    @Test
    void one_action_cell_may_hold_several_arguments() {
        var text = Tables.grading(List.of("severity"), ",,critical,\"HIGH , R\"")
                .replace(
                        "String grade = \"\"$param\"\";", "insert(new RiskGrade($e.signal(), \"\"$1\"\", \"\"$2\"\"));")
                .replace(",ACTION,ACTION", ",ACTION")
                .replaceAll(",\"insert\\(new RiskGrade\\(\\$e.signal\\(\\), grade, .*", "");

        assertThat(Tables.read(text).rows())
                .extracting(TableRow::decision)
                .containsExactly(new RiskGrade("", "HIGH", "R"));
    }

    @Test
    void a_duration_and_a_moment_become_numbers() {
        for (var written : Map.of(
                        "java.time.Duration.parse(\"\"$param\"\").toSeconds()", "PT15M",
                        "java.time.Instant.parse(\"\"$param\"\").toEpochMilli()", "1970-01-01T00:00:00.9Z")
                .entrySet()) {
            var text = planned("long rank = " + written.getKey() + ";", written.getValue());
            var table = Tables.read(text);

            assertThat(table.rows())
                    .extracting(TableRow::decision)
                    .containsExactly(new PlanRecommendation("", "P", 900, "R"));
            assertThat(Tables.problems(planned("long rank = " + written.getKey() + ";", "soon")))
                    .extracting(RulebookProblem::cell)
                    .containsExactly("D9");
        }
    }

    private static String planned(String local, String cell) {
        return Tables.grading(List.of("severity"), ",,critical," + cell + ",R")
                .replace("String grade = \"\"$param\"\";", local)
                .replace("new RiskGrade($e.signal(), grade,", "new PlanRecommendation($e.signal(), \"\"P\"\", rank,");
    }

    @Test
    void a_number_too_large_for_java_is_refused_in_an_action() {
        assertThat(Tables.problems(planned("long rank = $param;", "12345678901")))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("D9", "BAD_NUMBER"));
    }

    @Test
    void a_tag_is_a_name_with_a_cell() {
        var text = Tables.grading(List.of("severity"), "team a,,critical,LOW,R")
                .replace("PRIORITY", "METADATA")
                .replace("\n,,severity", "\n\"owner(\"\"$param\"\")\",,severity");

        assertThat(Tables.read(text).schema().tags()).isEqualTo(Map.of("owner", 0));
    }

    /** Stock Drools writes names and descriptions into comments of generated Java. */
    @ParameterizedTest
    @ValueSource(strings = {"NAME", "DESCRIPTION"})
    void no_name_or_description_ends_a_comment(String keyword) {
        var text = Tables.grading(List.of("severity"), "*/ static { } /*,,critical,LOW,R")
                .replace("PRIORITY", keyword);

        assertThat(Tables.problems(text))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A9", "CELL_COMMENT"));
    }

    @Test
    void one_mistake_in_a_cell_of_two_values_is_one_problem() {
        assertThat(Tables.problems(Tables.grading(
                        List.of("occurrences >= $1, occurrences < $2"), ",,\"x\",LOW,R", ",,\"x, y\",LOW,R")))
                .extracting(RulebookProblem::cell)
                .containsExactly("C9", "C10");
    }
}
