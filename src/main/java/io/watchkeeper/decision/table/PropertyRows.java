package io.watchkeeper.decision.table;

import java.util.HashSet;
import java.util.Set;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** The rows above the table: RuleSet and Import, each a name and a value. Everything else that stock Drools would take there is code or engine state. */
final class PropertyRows {
    private static final String FACTS = "io.watchkeeper.facts.";
    private static final String ALL_FACTS = FACTS + "*";

    private final Sheet sheet;
    private final Complaints complaints;
    private boolean ruleSet;
    private boolean imports;
    private final Set<String> imported = new HashSet<>();

    PropertyRows(Sheet sheet, Complaints complaints) {
        this.sheet = sheet;
        this.complaints = complaints;
    }

    void check(int end, String rulePackage) {
        for (int row = 0; row < end; row++) {
            int column = first(row, 0);
            if (column >= 0) {
                property(row, column, first(row, column + 1), rulePackage);
            }
        }
        if (!ruleSet) {
            complaints.about(0, 0, "MISSING_RULESET", "The row RuleSet is missing.", "缺少 RuleSet 行。", rulePackage);
        }
        if (!imports) {
            complaints.about(0, 0, "MISSING_IMPORT", "The row Import is missing.", "缺少 Import 行。", ALL_FACTS);
        }
    }

    /** Whether the rows of the table may use a type without its package. */
    boolean imports(FactType type) {
        return imported.contains("*") || imported.contains(type.name());
    }

    private void imports(int row, int column, String text) {
        for (var name : text.split(",", -1)) {
            var type = name.trim().startsWith(FACTS) ? name.trim().substring(FACTS.length()) : "";
            if (!type.equals("*") && FactType.named(type).isEmpty()) {
                complaints.about(
                        row,
                        Math.max(column, 0),
                        "BAD_PROPERTY",
                        "Only facts can be imported.",
                        "只能导入事实类型。",
                        ALL_FACTS);
            }
            imported.add(type);
        }
    }

    private int first(int row, int from) {
        for (int column = from; column < sheet.width(row); column++) {
            if (!sheet.cell(row, column).isEmpty()) {
                return column;
            }
        }
        return -1;
    }

    private void property(int row, int column, int value, String rulePackage) {
        var name = sheet.cell(row, column);
        var text = value < 0 ? "" : sheet.cell(row, value);
        if (name.equals("RuleSet") && !ruleSet) {
            ruleSet = true;
            only(row, value, text, rulePackage);
        } else if (name.equals("Import") && !imports) {
            imports = true;
            imports(row, value, text);
        } else {
            complaints.about(
                    row,
                    column,
                    "UNKNOWN_PROPERTY",
                    "Above the table stand RuleSet and Import, once each.",
                    "表格上方只能各有一行 RuleSet 和 Import。",
                    "RuleSet, Import");
        }
        if (value >= 0 && first(row, value + 1) >= 0) {
            complaints.about(row, first(row, value + 1), "UNEXPECTED_CELL", "This cell must be empty.", "该单元格必须为空。");
        }
    }

    private void only(int row, int column, String text, String expected) {
        if (!text.equals(expected)) {
            complaints.about(
                    row,
                    Math.max(column, 0),
                    "BAD_PROPERTY",
                    "This must be " + expected + ".",
                    "此处必须是 " + expected + "。",
                    expected);
        }
    }
}
