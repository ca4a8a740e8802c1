package io.watchkeeper.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {
    @ParameterizedTest
    @CsvSource({
        "critical, critical crit FATAL emergency page disaster P0 p1 sev1 紧急",
        "error, error err High major P2 sev2 严重",
        "warning, warning Warn average minor medium p3 警告",
        "info, info informational low none notice p4 提示",
    })
    void severities_of_many_systems_become_four(String severity, String words) {
        for (String word : words.split(" ")) {
            assertThat(Severities.of(Map.of("severity", word))).isEqualTo(severity);
            assertThat(Severities.of(Map.of("level", " " + word + " "))).isEqualTo(severity);
            assertThat(Severities.of(Map.of("priority", word))).isEqualTo(severity);
        }
    }

    @Test
    void a_severity_that_nobody_knows_is_none() {
        assertThat(Severities.of(Map.of("severity", "purple"))).isEmpty();
        assertThat(Severities.of(Map.of())).isEmpty();
    }

    @Test
    void a_known_priority_counts_where_the_severity_is_unknown() {
        assertThat(Severities.of(Map.of("severity", "purple", "priority", "P1")))
                .isEqualTo("critical");
    }

    @ParameterizedTest
    @CsvSource({
        "production, prod production PRD live",
        "staging, staging stage uat pre",
        "test, test qa",
        "development, dev development",
    })
    void environments_become_four(String environment, String words) {
        for (String word : words.split(" ")) {
            assertThat(Environments.of(Map.of("env", word))).isEqualTo(environment);
            assertThat(Environments.of(Map.of("environment", word))).isEqualTo(environment);
            assertThat(Environments.of(Map.of("stage", word))).isEqualTo(environment);
            assertThat(Environments.of(Map.of("tier", word))).isEqualTo(environment);
        }
    }

    @Test
    void a_word_of_the_senders_own_stays_but_a_layer_is_no_environment() {
        assertThat(Environments.of(Map.of("env", "Blue"))).isEqualTo("blue");
        assertThat(Environments.of(Map.of("tier", "frontend"))).isEmpty();
    }

    @Test
    void the_order_of_labels_does_not_change_the_fingerprint_and_their_borders_do() {
        assertThat(Fingerprint.ofLabels(Map.of("a", "1", "b", "2")))
                .hasSize(32)
                .isEqualTo(Fingerprint.ofLabels(new TreeMap<>(Map.of("b", "2", "a", "1"))))
                .isNotEqualTo(Fingerprint.ofLabels(Map.of("a", "1b", "", "2")))
                .isNotEqualTo(Fingerprint.ofLabels(Map.of("a", "1")));
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    }

    @Test
    void text_that_no_database_holds_is_mended() {
        assertThat(StorableText.of("a\u0000b")).isEqualTo("a\ufffdb");
        assertThat(StorableText.of("a\ud800b\udc00")).isEqualTo("a\ufffdb\ufffd");
        assertThat(StorableText.of("😀 磁盘")).isEqualTo("😀 磁盘");
    }

    @Test
    void shortening_never_cuts_a_character_in_two() {
        assertThat(StorableText.shortened("a😀b", 3)).isEqualTo("a…");
        assertThat(StorableText.shortened("abc", 3)).isEqualTo("abc");
        assertThat(StorableText.shortened("abcd", 3)).isEqualTo("ab…");
    }

    @Test
    void the_nearest_name_is_guessed_within_two_edits() {
        var known = List.of("startsAt", "endsAt", "labels");
        assertThat(NearestName.to("startAt", known)).hasValue("startsAt");
        assertThat(NearestName.to("Labels", known)).hasValue("labels");
        assertThat(NearestName.to("colour", known)).isEmpty();
        assertThat(NearestName.to("x".repeat(1_000_000), known)).isEmpty();
    }
}
