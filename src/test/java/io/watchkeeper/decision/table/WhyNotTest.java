package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyNotTest {
    private static RiskEvent event(String severity, long occurrences) {
        return new RiskEvent("", "", "", "", "", severity, "", occurrences, 0, 0, 0, false, false, "", "");
    }

    private static RowAnswer ask(DecisionTable table, int row, Question question) {
        var asked = table.rows().stream()
                .filter(found -> found.sheetRow() == row)
                .findFirst()
                .orElseThrow();
        return table.whyNot(asked, question);
    }

    @Test
    void the_first_cell_that_failed_is_named() {
        var table = Tables.read(Tables.grading(
                List.of("severity", "occurrences >= $1, occurrences < $2"), ",,critical,\"3, 9\",HIGH,R"));

        assertThat(ask(table, 9, Question.about(event("error", 1))))
                .isEqualTo(new RowAnswer.Fails("C9", "Condition", "critical", Optional.of("error")));
        assertThat(ask(table, 9, Question.about(event("critical", 9))))
                .isEqualTo(new RowAnswer.Fails("D9", "Condition", "3, 9", Optional.of("9")));
        assertThat(ask(table, 9, Question.about(event("critical", 3)))).isEqualTo(new RowAnswer.Fires());
    }

    @Test
    void a_missing_label_has_no_value() {
        var table = Tables.read(Tables.text("$a : Alert", List.of("labels[\"job\"]"), ",,node,HIGH,R"));

        assertThat(ask(table, 9, Question.about(new Alert("", "", "", "", "", "", null, null, Map.of(), null))))
                .isEqualTo(new RowAnswer.Fails("C9", "Condition", "node", Optional.empty()));
    }

    @Test
    void a_row_behind_another_of_its_group_names_the_winner() {
        var table = Tables.read(Tables.grading(List.of("severity"), ",g,critical,HIGH,R", "5,g,critical,LOW,R"));

        assertThat(ask(table, 9, Question.about(event("critical", 1))))
                .isEqualTo(new RowAnswer.Behind(table.rows().get(0)));
    }

    @Test
    void a_row_out_of_date_tells_its_dates() {
        var text = Tables.grading(List.of("severity"), "01-Jan-2026,,critical,HIGH,R")
                .replace("PRIORITY,ACTIVATION-GROUP", "DATE-EFFECTIVE,DATE-EXPIRES");
        var at = Optional.of(Instant.parse("2025-12-31T23:00:00Z"));
        var table = Tables.read(text);

        assertThat(ask(table, 9, new Question(event("critical", 1), List.of(), at)))
                .isEqualTo(new RowAnswer.OutOfDate(table.rows().get(0).validity(), at));
        assertThat(ask(table, 9, Question.about(event("critical", 1)))).isInstanceOf(RowAnswer.OutOfDate.class);
    }

    @Test
    void the_nearest_misses_come_first() {
        var table = Tables.read(Tables.grading(
                List.of("severity", "occurrences >= $param"),
                ",,critical,5,HIGH,R",
                ",,error,5,HIGH,R",
                ",,error,1,LOW,R"));

        var nearest = new WhyNot(table, Question.about(event("error", 1))).nearest(2);

        assertThat(nearest).extracting(miss -> miss.row().sheetRow()).containsExactly(10, 9);
        assertThat(nearest.get(1).against()).extracting(RowAnswer.Fails::cell).containsExactly("C9", "D9");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void exactly_the_rows_that_fire_have_nothing_against_them(long seed) {
        var random = new RandomTables(seed);
        for (var table : Tables.all(random.sheet(20).csv())) {
            for (int i = 0; i < 100; i++) {
                var question = random.question("");
                var fired = table.matches(question);
                for (var row : table.rows()) {
                    boolean fires = table.whyNot(row, question) instanceof RowAnswer.Fires;
                    // facts to join fail together, not cell by cell
                    boolean several = question.joined().stream().anyMatch(facts -> facts.size() > 1);
                    assertThat(fires)
                            .as("seed %d, row %s, %s", seed, row, question)
                            .isEqualTo(fired.contains(row) || several && fires);
                }
            }
        }
    }
}
