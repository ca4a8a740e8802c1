package io.watchkeeper.decision.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    private static List<String> parsed(String line) {
        try (var parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return parser.getRecords().get(0).stream().map(String::trim).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Property(tries = 5000)
    void a_line_is_read_as_the_library_reads_it_or_left_to_it(
            @ForAll @NotEmpty @CharRange(from = 'a', to = 'c') @Chars({',', '"', ' ', '\t', '\\', '#', '表'})
                    String line) {
        CsvLine.cells(line).ifPresent(cells -> assertThat(cells).isEqualTo(parsed(line)));
    }

    @Test
    void usual_lines_are_read() {
        assertThat(CsvLine.cells(",a ,\"b, \"\"c\"\"\",").orElseThrow()).containsExactly("", "a", "b, \"c\"", "");
        assertThat(CsvLine.cells("\"\"").orElseThrow()).containsExactly("");
    }

    @Test
    void a_quote_at_an_unusual_place_is_left_to_the_library() {
        assertThat(CsvLine.cells("a\"b")).isEmpty();
        assertThat(CsvLine.cells("\"a\" ,b")).isEmpty();
        assertThat(CsvLine.cells("\"a")).isEmpty();
    }
}
