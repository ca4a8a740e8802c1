package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.Sentence;

/** Reads {@code scenario/thesaurus.csv}. */
public final class ThesaurusFile {
    public static final String PATH = "scenario/thesaurus.csv";

    private static final List<String> COLUMNS =
            List.of("code", "kind", "name_en", "name_zh", "words", "chinese", "metrics", "jobs", "labels");
    private static final List<String> KINDS = List.of("subject", "aspect");
    private static final Pattern METRIC = Pattern.compile("[a-z0-9_:]{2,}\\*?|\\*_[a-z0-9_:]+");

    private ThesaurusFile() {}

    /** @param text empty for a rulebook that has no thesaurus */
    public static Thesaurus read(String text, Problems.InFile problems) {
        var meanings = new ArrayList<Meaning>();
        if (!text.isEmpty()) {
            for (var entry : RecordFile.ofMeanings(COLUMNS, problems).read(text)) {
                meanings.add(meaning(entry, problems));
            }
        }
        return new Thesaurus(meanings);
    }

    private static Meaning meaning(RecordFile.Entry entry, Problems.InFile problems) {
        for (var column : List.of("name_en", "name_zh")) {
            if (entry.get(column).isEmpty()) {
                var message = new Sentence("A meaning needs this name.", "含义必须填写该名称。");
                problems.add(entry.address(column), "MISSING_VALUE", "", message);
            }
        }
        if (!KINDS.contains(entry.get("kind"))) {
            var message = new Sentence(
                    "A meaning is a subject (what it is about) or an aspect (what is wrong).",
                    "含义只能是 subject（对象）或 aspect（问题）。");
            problems.add(entry.address("kind"), "UNKNOWN_KIND", entry.get("kind"), message, "subject, aspect", "");
        }
        var words = new ArrayList<>(words(entry, "words", problems));
        words.addAll(words(entry, "chinese", problems));
        return new Meaning(
                entry.get("code"),
                new Sentence(entry.get("name_en"), entry.get("name_zh")),
                entry.get("kind").equals("subject"),
                words,
                metrics(entry, problems),
                words(entry, "jobs", problems),
                list(entry.get("labels")));
    }

    private static List<String> words(RecordFile.Entry entry, String column, Problems.InFile problems) {
        var terms = list(entry.get(column));
        for (var term : terms) {
            if (!sound(term)) {
                var message = new Sentence(
                        "A term is one word or several; * may only end it, after two letters at least.",
                        "词条由一个或多个词组成，* 只能位于末尾，且前面至少有两个字母。");
                problems.add(entry.address(column), "BAD_TERM", term, message, "disk, out of memory, fail*", "");
            }
        }
        return terms.stream().filter(ThesaurusFile::sound).toList();
    }

    private static boolean sound(String term) {
        var words = AlertTokens.inOrder(term);
        boolean begins = term.endsWith("*");
        return !words.isEmpty()
                && term.indexOf('*') == (begins ? term.length() - 1 : -1)
                && (!begins || words.get(words.size() - 1).length() >= Beginnings.SHORTEST);
    }

    private static List<String> metrics(RecordFile.Entry entry, Problems.InFile problems) {
        var terms = list(entry.get("metrics"));
        for (var term : terms) {
            if (!METRIC.matcher(term).matches()) {
                var message = new Sentence(
                        "A metric is written in small letters, digits and underscores; * may stand at one end.",
                        "指标名由小写字母、数字和下划线组成，* 只能位于一端。");
                problems.add(entry.address("metrics"), "BAD_TERM", term, message, "mysql_*, *_errors_total, up", "");
            }
        }
        return terms;
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split("[,，、]"))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
    }
}
