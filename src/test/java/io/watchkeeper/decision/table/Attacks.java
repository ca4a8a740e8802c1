package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables with one cell of somebody hostile. */
public final class Attacks {
    /** Columns that stock Drools quotes. */
    public static final List<String> TEMPLATES = List.of(
            "name",
            "name != \"$param\"",
            "name matches \"$param\"",
            "name not in (forall(,){\"$\"})",
            "labels[\"job\"] == \"$param\"",
            "source == \"$1\", environment == \"$2\"",
            "forall(||){tokens contains \"$\"}");

    private Attacks() {}

    /** A table of one row over alerts. */
    public static String table(List<String> templates, List<String> cells) {
        return Tables.text(
                "$a : Alert",
                templates,
                ",," + String.join(",", cells.stream().map(Tables::quoted).toList()) + ",HIGH,R");
    }

    /** A table with all columns, where each row fills one. */
    public static String table(List<Map.Entry<String, String>> filled) {
        var rows = new ArrayList<String>();
        for (var entry : filled) {
            var cells = new ArrayList<String>();
            for (var template : TEMPLATES) {
                cells.add(template.equals(entry.getKey()) ? Tables.quoted(entry.getValue()) : "");
            }
            rows.add(",," + String.join(",", cells) + ",HIGH,R");
        }
        return Tables.text("$a : Alert", TEMPLATES, rows.toArray(String[]::new));
    }

    /** The cell where stock Drools writes it into code without quotes, or into names and attributes. */
    public static List<String> unquoted(String cell) {
        var quoted = Tables.quoted(cell);
        var alert = List.of("signal != null?");
        var tagged = Tables.text("$a : Alert", alert, quoted + ",,x,HIGH,R");
        var texts = new ArrayList<String>();
        texts.add(Tables.text("$e : RiskEvent", List.of("occurrences >= $param"), ",," + quoted + ",HIGH,R"));
        texts.add(Tables.text("$e : RiskEvent", List.of("storm == $param"), ",," + quoted + ",HIGH,R"));
        texts.add(Tables.text("$i : InspectionResult", List.of("value >= $1, value < $2"), ",," + quoted + ",HIGH,R"));
        texts.add(tagged);
        texts.add(Tables.text("$a : Alert", alert, "," + quoted + ",x,HIGH,R"));
        for (var keyword : List.of("NAME", "DESCRIPTION", "DATE-EFFECTIVE", "NO-LOOP")) {
            texts.add(tagged.replace("PRIORITY", keyword));
        }
        texts.add(tagged.replace("PRIORITY", "METADATA").replace("\n,,signal", "\n\"owner(\"\"$param\"\")\",,signal"));
        texts.add(Tables.text("$a : Alert", alert, ",,x," + quoted + ",R"));
        texts.add(Tables.text("$a : Alert", alert, ",,x,HIGH," + quoted));
        texts.add(Tables.text("$a : Alert", alert, ",," + quoted + ",HIGH,R"));
        return texts;
    }
}
