package io.watchkeeper.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.watchkeeper.decision.BuiltInRules;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * {@code library/held-out.csv}: alerts in the styles of other systems, written down with their right answers before the library saw them. Most hold a
 * name alone. The column {@code first_run} keeps what the library of that day made of them.
 */
class HeldOutAlertsTest {
    private static final String FILE = "/library/held-out.csv";
    private static final double AGREEING_AT_LEAST = 0.95;

    @Test
    void most_alerts_that_the_library_once_had_not_seen_are_recognised() throws IOException {
        var records = records();
        var rules = rules(records);
        var answers = records.stream()
                .collect(Collectors.toMap(
                        row -> rules.get((int) row.getRecordNumber() - 1).place(), row -> row.get("right")));
        var matching = Matching.of(BuiltInRules.rulebook(), rules);
        assertThat(matching.suppressed()).isEmpty();
        assertThat((double) matching.disagreeing(answers).size() / answers.size())
                .as("wrong: %s", matching.disagreeing(answers))
                .isLessThanOrEqualTo(1 - AGREEING_AT_LEAST);
    }

    @Test
    void every_right_answer_is_a_scenario_of_the_catalogue() throws IOException {
        var codes = BuiltInRules.rulebook().catalogue().scenarios().stream()
                .map(scenario -> scenario.code())
                .toList();
        assertThat(records()).allSatisfy(row -> assertThat(codes).contains(row.get("right")));
    }

    private static List<ListedRule> rules(List<CSVRecord> records) {
        var rules = new ArrayList<ListedRule>();
        for (var row : records) {
            rules.add(new ListedRule(
                    "held-out",
                    rules.size(),
                    row.get("alertname"),
                    "warning",
                    row.get("expr"),
                    row.get("summary"),
                    ""));
        }
        return rules;
    }

    private static List<CSVRecord> records() throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var stream = HeldOutAlertsTest.class.getResourceAsStream(FILE);
                var parser = CSVParser.parse(stream, StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }
}
