package io.watchkeeper.rulebook.trial;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.engine.StageCompiler;
import io.watchkeeper.decision.table.TableReader;

/** What of a stage is compiled, as one short text: its DRL and the headers of its tables. Data rows do not change it. */
final class RuleDigest {
    private static final String TABLE = "ruletable";
    /** The row that names the table, keywords, object, templates, labels. */
    private static final int HEADER_ROWS = 5;

    private RuleDigest() {}

    static String of(Stage stage, RulebookContent content) {
        var compiled = new TreeMap<String, String>();
        content.files().forEach((path, text) -> {
            if (path.startsWith(stage.folder() + "/") && StageCompiler.takes(path)) {
                compiled.put(path, path.endsWith(".drl") ? text : header(path, text));
            }
        });
        return stage + " " + RulebookContent.of(compiled).digest();
    }

    static Map<Stage, String> all(RulebookContent content) {
        var digests = new TreeMap<Stage, String>();
        for (var stage : Stage.values()) {
            digests.put(stage, of(stage, content));
        }
        return digests;
    }

    /** Without reading the rows, where that can be: it is asked for at every edit of one. */
    private static String header(String path, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        int table = lower.indexOf(TABLE);
        if (table >= 0 && lower.indexOf(TABLE, table + 1) < 0 && !lower.contains("compiled")) {
            return text.lines()
                    .limit(text.substring(0, table).lines().count() + HEADER_ROWS)
                    .collect(Collectors.joining("\n"));
        }
        var sheet = Sheet.read(text, new Problems().in(path));
        if (TableReader.compiled(sheet)) {
            return text;
        }
        var rows = new StringBuilder();
        TableReader.headers(sheet).forEach(header -> rows.append(sheet.rows().subList(header.top(), header.end())));
        return rows.toString();
    }
}
