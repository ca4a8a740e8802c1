package io.watchkeeper.decision.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** Reads {@code reasons.csv}. */
public final class ReasonsFile {
    public static final String PATH = "reasons.csv";

    private ReasonsFile() {}

    public static Reasons read(String text, Problems.InFile problems) {
        var texts = new LinkedHashMap<String, Sentence>();
        for (var entry : new RecordFile(List.of("code", "en", "zh"), problems).read(text)) {
            var sentence = new Sentence(entry.get("en"), entry.get("zh"));
            if (sentence.en().isEmpty() || sentence.zh().isEmpty()) {
                var message = new Sentence("A reason needs both texts.", "原因必须同时有中英文。");
                problems.add(entry.address(sentence.en().isEmpty() ? "en" : "zh"), "MISSING_VALUE", "", message);
            }
            checkNames(entry, sentence, problems);
            texts.put(entry.get("code"), sentence);
        }
        return new Reasons(texts);
    }

    private static void checkNames(RecordFile.Entry entry, Sentence sentence, Problems.InFile problems) {
        var english = new TreeSet<>(Reasons.names(sentence.en()));
        var chinese = new TreeSet<>(Reasons.names(sentence.zh()));
        if (!english.equals(chinese)) {
            var message = new Sentence(
                    "Both texts must name the same arguments: " + english + " and " + chinese + ".",
                    "中英文必须使用相同的参数：" + english + " 与 " + chinese + "。");
            problems.add(entry.address("zh"), "UNEQUAL_ARGUMENTS", sentence.zh(), message);
        }
        for (var name : english) {
            if (!known(name)) {
                var message = new Sentence("No fact has a component of this name.", "没有事实包含该名称的字段。");
                problems.add(entry.address("en"), "UNKNOWN_ARGUMENT", name, message);
            }
        }
    }

    private static boolean known(String name) {
        var root = name.startsWith("labels.") || name.startsWith("annotations.")
                ? name.substring(0, name.indexOf('.'))
                : name;
        return !root.equals("signal")
                && FactType.every().values().stream()
                        .anyMatch(type -> type.fields().containsKey(root));
    }
}
