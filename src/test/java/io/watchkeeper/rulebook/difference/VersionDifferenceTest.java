package io.watchkeeper.rulebook.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.difference.FileDifference.Cell;
import io.watchkeeper.rulebook.difference.FileDifference.Kind;
import io.watchkeeper.rulebook.difference.FileDifference.Line;
import io.watchkeeper.rulebook.difference.FileDifference.Row;
import io.watchkeeper.rulebook.difference.FileDifference.Table;
import io.watchkeeper.rulebook.difference.FileDifference.Text;
import org.junit.jupiter.api.Test;

class VersionDifferenceTest {
    private static final String SHEET = "name,grade\nA,LOW\nB,HIGH\nC,INFO\n";

    @Test
    void equal_files_are_not_listed() {
        assertThat(VersionDifference.of(table(SHEET), table(SHEET))).isEmpty();
    }

    @Test
    void a_cell_that_changed_is_named_with_its_column() {
        assertThat(rows("name,grade\nA,LOW\nB,CRITICAL\nC,INFO\n"))
                .containsExactly(
                        new Row(Kind.CHANGED, 3, 3, "B", List.of(new Cell("B3", "grade", "HIGH", "CRITICAL"))));
    }

    @Test
    void rows_come_and_go() {
        assertThat(rows("name,grade\nA,LOW\nX,LOW\nC,INFO\n"))
                .extracting(Row::kind)
                .containsExactly(Kind.CHANGED);
        assertThat(rows("name,grade\nA,LOW\nB,HIGH\nC,INFO\nD,LOW\n"))
                .containsExactly(new Row(
                        Kind.ADDED,
                        0,
                        5,
                        "D",
                        List.of(new Cell("A5", "name", "", "D"), new Cell("B5", "grade", "", "LOW"))));
        assertThat(rows("name,grade\nB,HIGH\nC,INFO\n"))
                .containsExactly(new Row(
                        Kind.REMOVED,
                        2,
                        0,
                        "A",
                        List.of(new Cell("A2", "name", "A", ""), new Cell("B2", "grade", "LOW", ""))));
    }

    @Test
    void of_rows_that_changed_places_as_few_as_possible_are_moved() {
        assertThat(rows("name,grade\nC,INFO\nA,LOW\nB,HIGH\n"))
                .containsExactly(new Row(Kind.MOVED, 4, 2, "C", List.of()));
    }

    @Test
    void a_row_of_another_name_at_the_same_place_is_changed() {
        assertThat(rows("name,grade\nA,LOW\nBee,HIGH\nC,INFO\n"))
                .containsExactly(new Row(Kind.CHANGED, 3, 3, "Bee", List.of(new Cell("A3", "name", "B", "Bee"))));
    }

    @Test
    void a_row_of_another_name_is_changed_also_where_rows_came_above_it() {
        assertThat(rows("name,grade\nX,LOW\nA,LOW\nBee,HIGH\nC,INFO\n"))
                .containsExactly(
                        new Row(
                                Kind.ADDED,
                                0,
                                2,
                                "X",
                                List.of(new Cell("A2", "name", "", "X"), new Cell("B2", "grade", "", "LOW"))),
                        new Row(Kind.CHANGED, 3, 4, "Bee", List.of(new Cell("A4", "name", "B", "Bee"))));
    }

    @Test
    void other_texts_are_compared_line_by_line() {
        var difference = VersionDifference.of(
                RulebookContent.of(Map.of("a.drl", "one\ntwo\nthree")),
                RulebookContent.of(Map.of("a.drl", "one\n2\nthree")));
        assertThat(difference)
                .containsExactly(
                        new Text("a.drl", List.of(new Line(Kind.REMOVED, 2, "two"), new Line(Kind.ADDED, 2, "2")), 0));
    }

    @Test
    void a_large_table_that_is_all_other_takes_no_long_time_and_is_listed_in_part() {
        var difference = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> VersionDifference.of(table(many("x")), table(many("y"))));
        var table = (Table) difference.get(0);
        assertThat(table.rows()).hasSize(1_000);
        assertThat(table.left()).isEqualTo(29_000);
    }

    private static String many(String letter) {
        return "name,grade\n"
                + IntStream.range(0, 30_000)
                        .mapToObj(row -> letter + row + ",LOW")
                        .collect(Collectors.joining("\n"));
    }

    private static List<Row> rows(String after) {
        return ((Table) VersionDifference.of(table(SHEET), table(after)).get(0)).rows();
    }

    private static RulebookContent table(String text) {
        return RulebookContent.of(Map.of("a.csv", text));
    }
}
