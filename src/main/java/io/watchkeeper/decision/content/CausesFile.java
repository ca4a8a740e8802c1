package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.facts.Sentence;

/** Reads {@code diagnosis/causes.csv}. */
public final class CausesFile {
    public static final String PATH = "diagnosis/causes.csv";

    private static final List<String> COLUMNS =
            List.of("code", "name_en", "name_zh", "impact_en", "impact_zh", "advice_en", "advice_zh");

    private CausesFile() {}

    /** @param text empty for a rulebook without trees */
    public static List<Cause> read(String text, Problems.InFile problems) {
        var causes = new ArrayList<Cause>();
        if (text.isEmpty()) {
            return causes;
        }
        for (var entry : new RecordFile(COLUMNS, problems).read(text)) {
            Written.needs(entry, problems, COLUMNS);
            causes.add(new Cause(
                    entry.get("code"),
                    new Sentence(entry.get("name_en"), entry.get("name_zh")),
                    new Sentence(entry.get("impact_en"), entry.get("impact_zh")),
                    new Sentence(entry.get("advice_en"), entry.get("advice_zh"))));
        }
        return causes;
    }
}
