package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import org.junit.jupiter.api.Test;

/** The files that start the service elsewhere, against the service. */
class DeploymentTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(WATCHKEEPER_[A-Z_]+)`");
    private static final Pattern VARIABLE = Pattern.compile("WATCHKEEPER_[A-Z_]+");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^EXPOSE (\\d+)$");

    @Test
    void compose_sets_only_variables_that_the_service_reads() throws IOException {
        var given = new ArrayList<String>();
        compose().at("/services/watchkeeper/environment").fieldNames().forEachRemaining(given::add);

        assertThat(given).hasSizeGreaterThan(1).isSubsetOf(Settings.variables());
    }

    @Test
    void compose_and_the_image_open_the_port_that_the_service_listens_on() throws IOException {
        var port = properties().getProperty("quarkus.http.port");

        var published = new ArrayList<String>();
        compose().at("/services/watchkeeper/ports").forEach(entry -> published.add(entry.asText()));
        assertThat(published).isNotEmpty().allMatch(entry -> entry.endsWith(":" + port));
        assertThat(EXPOSED.matcher(SourceTree.read("Dockerfile")).results().map(match -> match.group(1)))
                .containsExactly(port);
    }

    @Test
    void the_operations_page_names_exactly_the_variables_that_the_service_reads() {
        assertThat(DOCUMENTED
                        .matcher(SourceTree.read("docs/operations.md"))
                        .results()
                        .map(DeploymentTest::first))
                .containsExactlyInAnyOrderElementsOf(Settings.variables());
    }

    @Test
    @NeedsProgram(program = "docker-compose", debianPackage = "docker-compose")
    void compose_reads_its_file() throws IOException, InterruptedException {
        assertThat(said("docker-compose", "config", "-q")).isBlank();
    }

    @Test
    void the_unit_and_the_load_balancer_set_only_what_the_service_reads() {
        assertThat(VARIABLE.matcher(SourceTree.read("docs/deploy/watchkeeper.service"))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(Settings.variables());
        assertThat(VARIABLE.matcher(SourceTree.read("docs/deploy/haproxy.cfg"))
                        .results()
                        .map(MatchResult::group))
                .isSubsetOf(Settings.variables());
    }

    @Test
    @NeedsProgram(program = "systemd-analyze", debianPackage = "systemd")
    void systemd_understands_the_unit() throws IOException, InterruptedException {
        assertThat(said("systemd-analyze", "verify", "docs/deploy/watchkeeper.service"))
                .isBlank();
    }

    private static String said(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(RealPrograms.require(program).toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(SourceTree.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(SourceTree.read("docker-compose.yml"));
    }

    private static Properties properties() throws IOException {
        var properties = new Properties();
        try (var file = new StringReader(SourceTree.read("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties;
    }
}
