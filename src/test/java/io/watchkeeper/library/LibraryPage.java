package io.watchkeeper.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.TriggerItem;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import io.watchkeeper.facts.Sentence;

/** {@code docs/library.md}: the content library as people read it. {@code docs/write-library} writes it. */
public final class LibraryPage {
    static final Path PAGE = Path.of(System.getProperty("repository.root", ".")).resolve("docs/library.md");

    private static final String HEAD =
            """
            # The content library

            What Watchkeeper knows out of the box, written by `docs/write-library` from `rules/`. How to extend it: [rules.md](rules.md).

            A signal is recognised by what it *means*: the thesaurus (`rules/scenario/thesaurus.csv`) turns the words of its name, the metrics of its expression, its
            job and its labels into meanings, and a row of `rules/scenario/recognition.drl.csv` asks for some of them. The row with the highest priority wins.

            Facts about which alerts monitoring systems raise were taken from two public lists, with thanks: [awesome-prometheus-alerts](https://github.com/samber/awesome-prometheus-alerts)
            by Samuel Berthe and contributors ([CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)) and [kube-prometheus](https://github.com/prometheus-operator/kube-prometheus)
            (Apache License 2.0). All wording here is our own; `docs/match-alerts FILE.json` measures the library on such a list.

            """;

    private final Rulebook rulebook;
    private final StringBuilder page = new StringBuilder(HEAD);

    private LibraryPage(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    public static void main(String... none) throws IOException {
        Files.writeString(PAGE, of(BuiltInRules.rulebook()));
    }

    static String of(Rulebook rulebook) {
        return new LibraryPage(rulebook).written();
    }

    private String written() {
        grades();
        byDomain().forEach((domain, scenarios) -> {
            page.append("## ").append(domain).append("\n\n");
            scenarios.forEach(this::scenario);
        });
        return page.toString().stripTrailing() + "\n";
    }

    private Map<String, List<RiskScenario>> byDomain() {
        return rulebook.catalogue().scenarios().stream()
                .collect(Collectors.groupingBy(RiskScenario::domain, LinkedHashMap::new, Collectors.toList()));
    }

    private void grades() {
        page.append(
                "## Grades\n\nThe level is what an error in production gets. `rules/grading/grading.drl.csv` moves it:\n\n");
        page.append(
                "| level | notice | warning | error | critical | test system | 5 objects | open for an hour | important object"
                        + " | unimportant object |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (var level : Grade.values()) {
            page.append("| ").append(level);
            grade(level, "info", "production", 0, 1, "");
            grade(level, "warning", "production", 0, 1, "");
            grade(level, "error", "production", 0, 1, "");
            grade(level, "critical", "production", 0, 1, "");
            grade(level, "error", "test", 0, 1, "");
            grade(level, "error", "production", 0, 5, "");
            grade(level, "error", "production", 60, 1, "");
            grade(level, "error", "production", 0, 1, "high");
            grade(level, "error", "production", 0, 1, "low");
            page.append(" |\n");
        }
        page.append('\n');
    }

    private void grade(
            Grade level, String severity, String environment, long minutes, long objects, String importance) {
        var event = new RiskEvent(
                "0",
                "ALERT",
                "",
                "",
                level.name(),
                severity,
                environment,
                1,
                1,
                minutes,
                objects,
                false,
                false,
                importance,
                "");
        var fired = rulebook.fire(Stage.GRADING, List.of(event), Optional.empty())
                .get("0")
                .get(0);
        page.append(" | ").append(((RiskGrade) fired.decision()).grade());
    }

    private void scenario(RiskScenario scenario) {
        page.append("### ").append(scenario.code()).append("\n\n");
        page.append(both(scenario.name())).append(" (").append(scenario.level()).append(").\n");
        page.append(both(scenario.impact())).append("\n\n");
        var triggers = rulebook.triggers(scenario.code());
        triggers.forEach(this::trigger);
        if (scenario.catchAll()) {
            page.append("- what no other scenario recognises\n");
        }
        var plans = rulebook.linkedPlans(scenario.code()).stream()
                .map(code -> "`" + code + "` "
                        + rulebook.plans().find(code).orElseThrow().name().en())
                .toList();
        page.append("- plans: ")
                .append(plans.isEmpty() ? "none" : String.join(", ", plans))
                .append("\n\n");
    }

    private void trigger(TriggerItem trigger) {
        var asked = new ArrayList<String>();
        trigger.readable().forEach((label, cell) -> asked.add(label.toLowerCase(Locale.ROOT) + ": " + cell.en()));
        page.append("- ")
                .append(trigger.rule())
                .append(" (")
                .append(String.join("; ", asked))
                .append(")\n");
    }

    private static String both(Sentence sentence) {
        return sentence.en() + " / " + sentence.zh();
    }
}
