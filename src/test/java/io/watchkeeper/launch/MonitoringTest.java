package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/monitoring, by the programs that read them; that their metrics exist, {@link SeenFromOutsideTest} says. */
class MonitoringTest {
    @TempDir
    Path folder;

    @Test
    @NeedsProgram(program = "promtool", debianPackage = "prometheus")
    void the_alerts_fire_when_they_should_and_not_before() throws IOException, InterruptedException {
        assertThat(promtool("check", "rules", "alerts.yml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "alerts.test.yml")).contains("SUCCESS");
    }

    @Test
    void every_alert_has_a_test_of_its_own() throws IOException {
        var tests = Files.readString(Monitoring.FOLDER.resolve("alerts.test.yml"));

        assertThat(Files.readString(Monitoring.FOLDER.resolve("alerts.yml"))
                        .lines()
                        .filter(line -> line.contains("- alert: "))
                        .map(line -> line.substring(line.indexOf(':') + 2)))
                .hasSizeGreaterThan(10)
                .allMatch(alert -> tests.lines().anyMatch(line -> line.strip().equals("alertname: " + alert)));
    }

    @Test
    @NeedsProgram(program = "promtool", debianPackage = "prometheus")
    void prometheus_understands_what_the_dashboard_asks() throws IOException, InterruptedException {
        var expressions = Monitoring.dashboardExpressions();
        var rules = IntStream.range(0, expressions.size())
                .mapToObj(at -> Map.of("record", "asked_" + at, "expr", expressions.get(at)))
                .toList();
        var file = folder.resolve("dashboard-rules.yml");
        // JSON is YAML too
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules))));

        assertThat(promtool("check", "rules", file.toString()))
                .contains("SUCCESS: " + expressions.size() + " rules found");
    }

    @Test
    void each_panel_asks_something_and_has_a_place_of_its_own() {
        var taken = new ArrayList<String>();
        for (var panel : Monitoring.dashboard().at("/panels")) {
            assertThat(panel.path("type").asText().equals("row")
                            || !panel.path("targets").isEmpty())
                    .as(panel.path("title").asText())
                    .isTrue();
            var place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    taken.add((place.path("x").asInt() + x) + ":"
                            + (place.path("y").asInt() + y));
                }
            }
        }

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(Monitoring.dashboard().at("/panels").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(RealPrograms.require("promtool").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(Monitoring.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
