package io.watchkeeper.rulebook.command;

import static io.watchkeeper.rulebook.command.Terminal.rules;
import static io.watchkeeper.rulebook.command.Terminal.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestCommandTest {
    private static String disk;
    private static String heartbeat;

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void write_the_rules() {
        rules = written(SmallRules.content(), folder.resolve("rules"));
        if (disk == null) {
            disk = decision("DiskFull");
            heartbeat = decision("Watchdog");
        }
    }

    @Test
    void rules_beside_themselves_decide_the_same() throws IOException {
        var told = rules("backtest", rules, "--against", rules, "--signals", signals(3));

        assertThat(told.exitCode()).as(told.complaints()).isZero();
        assertThat(told.output())
                .contains("0 of 3 signals would be decided differently.")
                .contains("scenario               3  as before")
                .doesNotContain("->");
    }

    @Test
    void changed_rules_are_told_as_a_matrix_in_words_and_to_a_ci_server() throws IOException {
        var changed = written(
                SmallRules.with(SmallRules.GRADING, ",CRITICAL,FIRST", ",HIGH,FIRST"), folder.resolve("changed"));
        var junit = folder.resolve("backtest.xml");

        var told = rules("backtest", changed, "--against", rules, "--signals", signals(2_500), "--junit", junit);

        assertThat(told.exitCode()).isZero();
        assertThat(told.output())
                .contains("grading             2499  CRITICAL -> HIGH")
                .contains("2,499 of 2,500 signals would be decided differently.")
                .contains("5 of 5 events would be graded differently: 0 graver, 5 milder.");
        assertThat(junit).content().contains("CRITICAL -&gt; HIGH");
        assertThat(rules("backtest", changed, "--against", rules, "--signals", signals(2), "--lang", "zh")
                        .output())
                .contains("2 条信号中有 1 条的判定会不同。");
    }

    @Test
    void without_a_second_folder_the_library_of_the_release_is_compared_with() throws IOException {
        var told = rules("backtest", rules, "--signals", signals(2));

        assertThat(told.exitCode()).as(told.complaints()).isZero();
        assertThat(told.output()).contains("HOST-DISK-SPACE -> DISK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "[]",
                "{\"id\":\"1\",\"event\":null,\"rulebookVersion\":1,\"decision\":{}}",
                "{\"id\":\"x\",\"event\":null,\"rulebookVersion\":1,\"decision\":null}"
            })
    void a_line_that_is_no_signal_is_named(String line) throws IOException {
        var file = signals(2);
        Files.writeString(file, Files.readString(file) + line + "\n");

        var told = rules("backtest", rules, "--against", rules, "--signals", file);

        assertThat(told.exitCode()).isEqualTo(3);
        assertThat(told.complaints()).isEqualToIgnoringNewLines(file + ":3 is no exported signal.");
    }

    @Test
    void rules_that_cannot_be_compared_with_are_told_under_their_own_folder() throws IOException {
        var broken = written(
                SmallRules.with(SmallRules.GRADING, ",CRITICAL,FIRST", ",CRITCAL,FIRST"), folder.resolve("broken"));

        var against = rules("backtest", rules, "--against", broken, "--signals", signals(1));
        assertThat(against.exitCode()).isEqualTo(3);
        assertThat(against.complaints()).contains(broken.resolve(SmallRules.GRADING) + ":9: ERROR");
        var tested = rules("backtest", broken, "--against", rules, "--signals", signals(1));
        assertThat(tested.exitCode()).isEqualTo(1);
        assertThat(tested.output()).contains(broken.resolve(SmallRules.GRADING) + ":9: ERROR");
    }

    /** The first is a heartbeat that belongs to no event. */
    private Path signals(int count) throws IOException {
        var lines = IntStream.range(0, count)
                .mapToObj(id -> id == 0
                        ? PastSignal.line(1, OptionalLong.empty(), 7, heartbeat)
                        : PastSignal.line(id + 1, OptionalLong.of(id % 5), 7, disk))
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("signals.jsonl"), lines);
    }

    private static String decision(String name) {
        var alert = new Alert(
                "",
                "test",
                name,
                "critical",
                "FIRING",
                "production",
                AlertTokens.of(name),
                Set.of(),
                Map.of("instance", "web-1:9100"),
                Map.of());
        try (var rulebook = RulebookCompiler.compile(7, SmallRules.content())) {
            var recognised = DecisionPipeline.recognise(rulebook, List.of(alert), Optional.empty())
                    .get(0);
            return CanonicalJson.of(
                    DecisionPipeline.decide(rulebook, List.of(new Situation(recognised, EventContext.fresh(3600, 600))))
                            .get(0));
        }
    }
}
