package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.facts.Sentence;

/** Reads {@code diagnosis/causes.csv}. */
public final class CausesFile {
    public static final String PATH = "diagnosis/causes.csv";
    public static final List<String> COLUMNS =
            List.of("code", "name_en", "name_zh", "impact_en", "impact_zh", "advice_en", "advice_zh", "sits");

    private static final List<String> LATER = List.of("sits");
    private static final List<String> NEEDED = COLUMNS.subList(0, COLUMNS.size() - LATER.size());
    private static final String ABOVE = "upstream";
    private static final List<String> SEATS = List.of("object", ABOVE);

    private CausesFile() {}

    /** @param text empty for a rulebook without trees */
    public static List<Cause> read(String text, Problems.InFile problems) {
        var causes = new ArrayList<Cause>();
        if (text.isEmpty()) {
            return causes;
        }
        for (var entry : RecordFile.grown(COLUMNS, LATER, problems).read(text)) {
            Written.needs(entry, problems, NEEDED);
            causes.add(new Cause(
                    entry.get("code"),
                    new Sentence(entry.get("name_en"), entry.get("name_zh")),
                    new Sentence(entry.get("impact_en"), entry.get("impact_zh")),
                    new Sentence(entry.get("advice_en"), entry.get("advice_zh")),
                    above(entry, problems)));
        }
        return causes;
    }

    private static boolean above(RecordFile.Entry entry, Problems.InFile problems) {
        var seat = entry.get("sits");
        if (!seat.isEmpty() && !SEATS.contains(seat)) {
            problems.add(
                    entry.address("sits"),
                    "UNKNOWN_VALUE",
                    seat,
                    new Sentence("A cause sits in the object or upstream of it.", "原因只能位于对象本身（object）或其上游（upstream）。"),
                    String.join(", ", SEATS),
                    Nearest.to(seat, SEATS));
        }
        return seat.equals(ABOVE);
    }
}
