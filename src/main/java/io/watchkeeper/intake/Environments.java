package io.watchkeeper.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out in which environment a signal arose. */
final class Environments {
    /** Labels whose word is an environment even when it is one of the sender's own. */
    private static final List<String> LABELS = List.of("env", "environment", "stage");

    /** Labels that often mean something else, such as a layer of the application: only a known word counts. */
    private static final List<String> AMBIGUOUS = List.of("tier", "deployment_environment", "deploy_env");

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("prod", "production"),
            Map.entry("production", "production"),
            Map.entry("prd", "production"),
            Map.entry("live", "production"),
            Map.entry("生产", "production"),
            Map.entry("staging", "staging"),
            Map.entry("stage", "staging"),
            Map.entry("stg", "staging"),
            Map.entry("uat", "staging"),
            Map.entry("pre", "staging"),
            Map.entry("preprod", "staging"),
            Map.entry("预发", "staging"),
            Map.entry("test", "test"),
            Map.entry("testing", "test"),
            Map.entry("qa", "test"),
            Map.entry("测试", "test"),
            Map.entry("dev", "development"),
            Map.entry("development", "development"),
            Map.entry("开发", "development"));

    private Environments() {}

    /** production, staging, test, development, the sender's own word in lower case, or empty. */
    static String of(Map<String, String> labels) {
        for (String label : LABELS) {
            String word = word(labels, label);
            if (!word.isEmpty()) {
                return KNOWN.getOrDefault(word, word);
            }
        }
        for (String label : AMBIGUOUS) {
            String known = KNOWN.get(word(labels, label));
            if (known != null) {
                return known;
            }
        }
        return "";
    }

    private static String word(Map<String, String> labels, String label) {
        String word = labels.get(label);
        return word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
    }
}
