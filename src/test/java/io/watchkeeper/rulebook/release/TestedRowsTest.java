package io.watchkeeper.rulebook.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.testing.Coverage;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.decision.testing.TestResult;
import io.watchkeeper.rulebook.release.TestedRows.Unmet;
import org.junit.jupiter.api.Test;

class TestedRowsTest {
    private static final String FILE = "grading/grading.tests.csv";
    private static final String HEADINGS = "test,given Alert.name,expect RiskGrade.grade\n";
    private static final String MET = "quiet,A,LOW\n";
    private static final String NOT_MET = "loud,B,HIGH\n";
    private static final List<Unmet> TOO_LOW = List.of(new Unmet("HIGH", "LOW"));

    private final TestedRows run = TestedRows.of(
            Instant.EPOCH,
            RulebookContent.of(Map.of(FILE, HEADINGS + MET + NOT_MET)),
            new TestReport(
                    1,
                    1,
                    List.of(
                            new TestResult(false, FILE, 3, "C3", "loud", "HIGH", "LOW"),
                            new TestResult(true, FILE, 2, "", "quiet", "", "")),
                    new Coverage(0, 0, List.of())));

    @Test
    void each_row_has_its_result() {
        assertThat(run.in(FILE, HEADINGS + MET + NOT_MET)).isEqualTo(Map.of(2, List.of(), 3, TOO_LOW));
    }

    @Test
    void a_row_keeps_it_where_others_come_above_it_and_where_columns_move() {
        assertThat(run.in(FILE, HEADINGS + "new,C,INFO\n\n" + NOT_MET)).isEqualTo(Map.of(4, TOO_LOW));
        assertThat(run.in(FILE, "expect RiskGrade.grade,test,given Alert.name\nHIGH,loud,B\n"))
                .isEqualTo(Map.of(2, TOO_LOW));
    }

    @Test
    void a_row_that_says_something_else_has_none() {
        assertThat(run.in(FILE, HEADINGS + NOT_MET.replace("B", "C"))).isEmpty();
        assertThat(run.in("grading/other.tests.csv", HEADINGS + MET)).isEmpty();
    }
}
