package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableIndexTest {
    /** What the table means, said in the plainest way: every row is asked, cell by cell. */
    private static List<Integer> scanned(DecisionTable table, Question question) {
        var fired = new ArrayList<Integer>();
        var groups = new HashSet<String>();
        for (var row : table.rows()) {
            int times = row.validity().holds(question.at()) ? times(table, row, question) : 0;
            if (times > 0 && !row.group().isEmpty()) {
                times = groups.add(row.group()) ? 1 : 0;
            }
            fired.addAll(Collections.nCopies(times, row.sheetRow()));
        }
        return fired;
    }

    private static int times(DecisionTable table, TableRow row, Question question) {
        int times = holds(table, row, 0, question.fact()) ? 1 : 0;
        for (int object = 1; object < table.schema().objects().size(); object++) {
            int place = object;
            boolean used = IntStream.range(0, row.conditions().size())
                    .anyMatch(i -> table.schema().conditions().get(i).object() == place
                            && row.conditions().get(i).isPresent());
            if (used) {
                times *= (int) question.joined().get(object - 1).stream()
                        .filter(fact -> holds(table, row, place, fact))
                        .count();
            }
        }
        return times;
    }

    private static boolean holds(DecisionTable table, TableRow row, int object, Fact fact) {
        var conditions = table.schema().conditions();
        return IntStream.range(0, conditions.size())
                .filter(i -> conditions.get(i).object() == object)
                .allMatch(i -> row.conditions().get(i).isEmpty()
                        || conditions
                                .get(i)
                                .operator()
                                .test(
                                        conditions.get(i).read(fact),
                                        row.conditions().get(i).get()));
    }

    private static List<Integer> scanned(DecisionTable table, Fact fact) {
        return scanned(table, Question.about(fact));
    }

    private static List<Integer> indexed(DecisionTable table, Question question) {
        return table.matches(question).stream().map(TableRow::sheetRow).toList();
    }

    private static List<Integer> indexed(DecisionTable table, Fact fact) {
        return table.matches(fact).stream().map(TableRow::sheetRow).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 63, 64, 65, 130, 600})
    void the_index_finds_what_a_scan_finds(int rows) {
        int matches = 0;
        for (int seed = 0; seed < 30; seed++) {
            var random = new RandomTables(seed * 1000L + rows);
            for (var table : Tables.all(random.sheet(rows).csv())) {
                for (int i = 0; i < 50; i++) {
                    var question = random.question("");
                    assertThat(indexed(table, question))
                            .as("seed %d, %s", seed, question)
                            .isEqualTo(scanned(table, question));
                    matches += indexed(table, question).size();
                }
            }
        }
        assertThat(matches).isPositive();
    }

    @Test
    void more_limits_than_buckets_are_still_told_apart() {
        var rows = IntStream.range(0, 2000)
                .mapToObj(i -> ",," + (i * 7 % 2000) + ",LOW,R")
                .toArray(String[]::new);
        for (var comparison : List.of(">=", "<", ">", "<=")) {
            var table = Tables.read(Tables.grading(List.of("occurrences " + comparison + " $param"), rows));
            for (long occurrences : new long[] {-1, 0, 1, 255, 256, 257, 1000, 1998, 1999, 2000, 9999}) {
                var event = new RiskEvent("", "", "", "", "", "", "", occurrences, 0, 0, 0, false, false, "", "");
                assertThat(indexed(table, event)).isEqualTo(scanned(table, event));
            }
        }
    }

    @Test
    void thousands_of_values_are_kept_as_short_lists() {
        var rows = IntStream.range(0, 5000)
                .mapToObj(i -> ",,host-" + (i % 2500) + (i % 10 == 0 ? ",,LOW,R" : ",3,LOW,R"))
                .toArray(String[]::new);
        var table = Tables.read(Tables.grading(List.of("environment", "occurrences >= $param"), rows));

        var event = new RiskEvent("", "", "", "", "", "", "host-120", 1, 0, 0, 0, false, false, "", "");

        assertThat(indexed(table, event)).containsExactly(9 + 120, 9 + 2620);
    }

    @Test
    void patterns_prefixes_lists_and_ranges_of_a_long_table_are_found_as_by_a_scan() {
        var bench = new BenchTable(7, 3000);
        var table = TableBenchmark.read(bench.csv());
        for (var fact : bench.facts(200)) {
            assertThat(indexed(table, fact)).isEqualTo(scanned(table, fact));
        }
    }
}
