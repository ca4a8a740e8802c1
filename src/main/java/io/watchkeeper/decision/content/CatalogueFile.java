package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** Reads {@code scenario/catalogue.csv}. */
public final class CatalogueFile {
    public static final String PATH = "scenario/catalogue.csv";

    private static final List<String> COLUMNS =
            List.of("code", "name_en", "name_zh", "domain", "level", "impact_en", "impact_zh", "object_labels");

    private CatalogueFile() {}

    public static Catalogue read(String text, Problems.InFile problems) {
        var scenarios = new ArrayList<RiskScenario>();
        for (var entry : new RecordFile(COLUMNS, problems).read(text)) {
            scenarios.add(scenario(entry, problems));
        }
        boolean unread = scenarios.isEmpty() && !problems.sound();
        if (!unread && scenarios.stream().noneMatch(RiskScenario::catchAll)) {
            var message = new Sentence(
                    "The scenario UNCLASSIFIED is missing: what no other scenario recognises belongs to it.",
                    "缺少场景 UNCLASSIFIED：其他场景都不识别的信号归入该场景。");
            problems.add("", "MISSING_CATCH_ALL", "", message, RiskScenario.CATCH_ALL, RiskScenario.CATCH_ALL);
        }
        return new Catalogue(scenarios);
    }

    private static RiskScenario scenario(RecordFile.Entry entry, Problems.InFile problems) {
        for (var column : List.of("name_en", "name_zh", "domain", "impact_en", "impact_zh")) {
            if (entry.get(column).isEmpty()) {
                var message = new Sentence("A scenario needs this text.", "场景必须填写该内容。");
                problems.add(entry.address(column), "MISSING_VALUE", "", message);
            }
        }
        var labels = entry.get("object_labels");
        return new RiskScenario(
                entry.get("code"),
                new Sentence(entry.get("name_en"), entry.get("name_zh")),
                entry.get("domain"),
                level(entry, problems),
                new Sentence(entry.get("impact_en"), entry.get("impact_zh")),
                labels.isEmpty() ? List.of() : List.of(labels.split(" +")));
    }

    private static Grade level(RecordFile.Entry entry, Problems.InFile problems) {
        for (var grade : Grade.values()) {
            if (grade.name().equals(entry.get("level"))) {
                return grade;
            }
        }
        var allowed = Arrays.stream(Grade.values()).map(Grade::name).toList();
        problems.add(
                entry.address("level"),
                "UNKNOWN_GRADE",
                entry.get("level"),
                new Sentence("There is no such grade.", "没有这个等级。"),
                String.join(", ", allowed),
                Nearest.to(entry.get("level"), allowed));
        return Grade.INFO;
    }
}
