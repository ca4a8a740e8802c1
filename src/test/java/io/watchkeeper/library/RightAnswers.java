package io.watchkeeper.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** {@code library/right-answers.csv}: the scenario that each of the drawn rules belongs to, written down and reviewed before matching was tuned. */
final class RightAnswers {
    private static final String FILE = "/library/right-answers.csv";

    private RightAnswers() {}

    /** The settled scenario by the rule's place, in the order of the file. */
    static Map<String, String> settled() {
        var answers = new LinkedHashMap<String, String>();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var stream = RightAnswers.class.getResourceAsStream(FILE);
                var parser = CSVParser.parse(stream, StandardCharsets.UTF_8, format)) {
            parser.forEach(row -> answers.put(row.get("list") + " " + row.get("position"), row.get("settled")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return answers;
    }
}
