package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

import io.watchkeeper.facts.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternReaderTest {
    private static TextPattern read(String cell) {
        try {
            return PatternReader.read(cell);
        } catch (PatternRefused refused) {
            throw new AssertionError(cell + ": " + refused.sentence().en(), refused);
        }
    }

    @Test
    void a_pattern_means_what_it_means_to_java() {
        int matches = 0;
        for (int seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var cells = new RandomCells(random);
            var facts = new RandomFacts(random, RandomKind.ALERT);
            var ours = read(cells.pattern());
            var java = Pattern.compile(ours.source());
            for (int i = 0; i < 30; i++) {
                var text = ((Alert) facts.question("").fact()).name();
                boolean expected = java.matcher(text).matches();
                assertThat(ours.matches(text))
                        .as("seed %d, pattern %s, text \"%s\"", seed, ours, text)
                        .isEqualTo(expected);
                matches += expected ? 1 : 0;
            }
        }
        assertThat(matches).isGreaterThan(5000);
    }

    @ParameterizedTest
    @CsvSource({
        "disk,disk",
        "disk.*,disk",
        "disk+,disk",
        "disks?,disk",
        "disks*,disk",
        "disk(a|b),disk",
        "^disk$,disk",
        "a|b,''",
        "(?i)disk,''",
        ".*disk,''",
        "node-\\\\d,node-",
        "a\\\\.b[c],a.b"
    })
    void what_every_match_begins_with_is_known(String cell, String prefix) {
        assertThat(read(cell).prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\d",
                "(?=a)b",
                "(?!a)b",
                "(?<=a)b",
                "(?<name>a)",
                "(?i:a)",
                "(a)\\\\1",
                "a++",
                "a*+",
                "a**",
                "\\\\bdisk",
                "\\\\p{L}",
                "\\\\Qa\\\\E",
                "[a&&b]",
                "[[a]]",
                "[]",
                "[a",
                "a]",
                "a}",
                "a{,3}",
                "a{200}",
                "(a{50}){50}",
                "(a",
                "a)",
                "a$b",
                "a^b",
                "*a",
                "[z-a]",
                "\\\\u0041",
                "(?m)a",
                "(?x)a"
            })
    void what_differs_from_java_or_costs_too_much_is_refused(String cell) {
        assertThatThrownBy(() -> PatternReader.read(cell)).isInstanceOf(PatternRefused.class);
    }

    @Test
    void no_pattern_takes_more_than_linear_time() {
        var evil = read("(a*)*(a|a)*(aa?)*b");
        var text = "a".repeat(5000);

        boolean matches = assertTimeout(Duration.ofSeconds(5), () -> evil.matches(text));

        assertThat(matches).isFalse();
    }
}
