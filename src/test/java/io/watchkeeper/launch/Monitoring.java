package io.watchkeeper.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** What docs/monitoring asks a Prometheus. */
final class Monitoring {
    static final Path FOLDER = Path.of(System.getProperty("repository.root", "."), "docs", "monitoring")
            .toAbsolutePath();
    /** Told by Prometheus itself, of every target. */
    private static final String OF_PROMETHEUS = "up";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(by|on) \\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+|up)\\b(?!\\s*\\()");

    private Monitoring() {}

    static List<String> alertExpressions() {
        return read(new YAMLMapper(), "alerts.yml").findValuesAsText("expr");
    }

    static JsonNode dashboard() {
        return read(new ObjectMapper(), "dashboard.json");
    }

    /** As Prometheus would be asked once Grafana has filled in what its person chose. */
    static List<String> dashboardExpressions() {
        var filled = new ArrayList<String>();
        dashboard()
                .findValuesAsText("expr")
                .forEach(expression ->
                        filled.add(expression.replace("$__rate_interval", "5m").replace("$node", ".*")));
        return filled;
    }

    /** The metrics in all expressions. */
    static Set<String> metrics() {
        return Stream.concat(alertExpressions().stream(), dashboardExpressions().stream())
                .map(expression -> QUOTED.matcher(expression).replaceAll(""))
                .map(expression -> LABELS.matcher(expression).replaceAll(""))
                .flatMap(expression -> NAME.matcher(expression).results().map(MatchResult::group))
                .filter(name -> !name.equals(OF_PROMETHEUS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
