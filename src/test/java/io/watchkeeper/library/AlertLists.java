package io.watchkeeper.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lists of alert rules as they are published. They are other people's work and lie beside the repository, not in it. */
final class AlertLists {
    /** Where the two lists lie whose figures a test guards. */
    static final Path FOLDER =
            Path.of(System.getProperty("repository.root", ".")).resolve("../shared/alerts");

    static final List<String> GUARDED = List.of("awesome-prometheus-alerts", "kube-prometheus");

    private static final long SEED = 150;
    private static final int DRAWN = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertLists() {}

    static List<ListedRule> guarded() {
        var rules = new ArrayList<ListedRule>();
        GUARDED.forEach(list -> rules.addAll(read(FOLDER.resolve(list + ".json"))));
        return rules;
    }

    /** The rules whose right answers are written down: drawn once, with a fixed seed, before any answer was known. */
    static List<ListedRule> drawn(List<ListedRule> guarded) {
        var rules = new ArrayList<>(guarded);
        Collections.shuffle(rules, new Random(SEED));
        return rules.subList(0, DRAWN);
    }

    static List<ListedRule> read(Path file) {
        var list = file.getFileName().toString().replaceFirst("\\.json$", "");
        var rules = new ArrayList<ListedRule>();
        try {
            for (var entry : JSON.readTree(Files.readString(file))) {
                rules.add(rule(list, rules.size(), entry));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rules;
    }

    /** What the list says beside this, such as its own grouping, does not travel with an alert. */
    private static ListedRule rule(String list, int position, JsonNode entry) {
        return new ListedRule(
                list,
                position,
                entry.path("alertname").asText(),
                entry.path("severity").asText(),
                entry.path("expr").asText(),
                entry.path("summary").asText(),
                entry.path("description").asText());
    }
}
