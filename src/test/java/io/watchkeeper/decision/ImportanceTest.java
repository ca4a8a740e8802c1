package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportanceTest {
    @ParameterizedTest
    @CsvSource({
        "importance, Core, high",
        "criticality, mission-critical, high",
        "tier, tier-1, high",
        "tier, frontend, ''",
        "service_tier, 3, low",
        "importance, 核心, high",
        "business_criticality, 非核心, low",
        "severity, critical, ''"
    })
    void a_label_tells_the_importance(String label, String word, String importance) {
        assertThat(Importance.of(Map.of(label, word))).isEqualTo(importance);
    }

    @Test
    void a_plain_word_is_stronger_than_a_tier() {
        assertThat(Importance.of(Map.of("tier", "1", "importance", "low"))).isEqualTo("low");
    }
}
