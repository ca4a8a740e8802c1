package io.watchkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTokensTest {
    @ParameterizedTest
    @CsvSource({
        "KubePodCrashLooping,           crash kube looping pod",
        "HTTPErrorRate,                 error http rate",
        "Http5xx,                       5xx http",
        "nginx_5xx_rate,                5xx nginx rate",
        "mysql-replication.lag,         lag mysql replication",
        "K8sNodeDown,                   down k8s node",
        "S3BucketFull,                  bucket full s3",
        "p99Latency,                    latency p99",
        "Node2Down,                     2 down node",
        "Disk90Percent,                 90 disk percent",
        "CPU,                           cpu",
        "Watchdog,                      watchdog",
        "TargetDown (job api),          api down job target",
        "磁盘使用率过高,                  使用 用率 盘使 磁盘 率过 过高",
        "慢,                             慢",
        "MySQL主从延迟,                   my sql 主从 从延 延迟",
        "CPU使用率90%,                    90 cpu 使用 用率",
        "ÜberlastServer,                server überlast",
        "ディスク,                        ィス スク ディ",
    })
    void a_name_is_split_into_its_words(String name, String words) {
        assertThat(AlertTokens.of(name)).containsExactlyInAnyOrder(words.split(" "));
    }

    @Test
    void an_ideograph_beyond_the_basic_plane_is_one_character() {
        assertThat(AlertTokens.of("𠮷野家")).containsExactlyInAnyOrder("𠮷野", "野家");
    }

    @Test
    void a_name_without_letters_has_no_words() {
        assertThat(AlertTokens.of("--- !!! 😀")).isEmpty();
    }

    @Test
    void the_words_of_a_hostile_name_are_bounded() {
        assertThat(AlertTokens.of("aB".repeat(1_000_000))).hasSizeLessThanOrEqualTo(64);
        var distinct = new StringBuilder();
        for (int n = 0; n < 10_000; n++) {
            distinct.append((char) (0x4E00 + n));
        }
        assertThat(AlertTokens.of(distinct.toString())).hasSizeLessThanOrEqualTo(64);
    }
}
