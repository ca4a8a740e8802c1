package io.watchkeeper.decision.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/**
 * The rows above a table, each a name and a value: RuleSet, Import and Sequential for the sheet, HitPolicy for the table below. Everything else that stock
 * Drools would take there is code or engine state.
 */
final class PropertyRows {
    static final String HIT_POLICY = "HitPolicy";

    private static final String COMPILED = "Compiled";

    private static final String FACTS = "io.watchkeeper.facts.";
    private static final String ALL_FACTS = FACTS + "*";
    private static final String ALLOWED = "RuleSet, Import, Sequential, Compiled, HitPolicy";

    private final Sheet sheet;
    private final Complaints complaints;
    private final String rulePackage;
    private final Set<String> imported = new HashSet<>();
    private boolean ruleSet;
    private boolean imports;
    private boolean sequential;
    private HitPolicy hitPolicy = HitPolicy.UNSTATED;

    PropertyRows(Sheet sheet, Complaints complaints, String rulePackage) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.rulePackage = rulePackage;
    }

    /** Whether an engineer left a sheet to Drools, with the row Compiled above its first table. */
    static boolean compiled(Sheet sheet, int end) {
        for (int row = 0; row < end; row++) {
            var filled = sheet.rows().get(row).stream()
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (filled.equals(List.of(COMPILED, "true"))) {
                return true;
            }
        }
        return false;
    }

    /** Reads the rows above the first table. */
    void readSheet(int end) {
        read(0, end, true);
        if (!ruleSet) {
            complaints.about(0, 0, "MISSING_RULESET", "The row RuleSet is missing.", "缺少 RuleSet 行。", rulePackage);
        }
        if (!imports) {
            complaints.about(0, 0, "MISSING_IMPORT", "The row Import is missing.", "缺少 Import 行。", ALL_FACTS);
        }
    }

    /** Reads the rows above a later table. */
    void readTable(int from, int end) {
        hitPolicy = HitPolicy.UNSTATED;
        read(from, end, false);
    }

    private void read(int from, int end, boolean first) {
        for (int row = from; row < end; row++) {
            int column = first(row, 0);
            if (column >= 0) {
                property(row, column, first(row, column + 1), first);
            }
        }
    }

    /** Whether the rows of the table may use a type without its package. */
    boolean imports(FactType type) {
        return imported.contains("*") || imported.contains(type.name());
    }

    /** Whether rows fire in the order of the sheet and PRIORITY counts for nothing. */
    boolean sequential() {
        return sequential;
    }

    /** Of the table whose rows were read last. */
    HitPolicy hitPolicy() {
        return hitPolicy;
    }

    private void imports(int row, int column, String text) {
        for (var name : text.split(",", -1)) {
            var type = name.trim().startsWith(FACTS) ? name.trim().substring(FACTS.length()) : "";
            if (!type.equals("*") && FactType.named(type).isEmpty()) {
                bad(row, column, "Only facts can be imported.", "只能导入事实类型。", ALL_FACTS);
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

    private void property(int row, int column, int value, boolean first) {
        var name = sheet.cell(row, column);
        var text = value < 0 ? "" : sheet.cell(row, value);
        if (name.equals("RuleSet") && first && !ruleSet) {
            ruleSet = true;
            only(row, value, text, rulePackage);
        } else if (name.equals("Import") && first) {
            imports = true;
            imports(row, value, text);
        } else if (name.equals("Sequential") && first) {
            sequential = text.equals("true");
            if (!sequential && !text.equals("false")) {
                bad(row, value, "This is true or false.", "此处只能是 true 或 false。", "true, false");
            }
        } else if (name.equals(COMPILED) && first && text.equals("false")) {
            // as if it were not there: true never comes here
            return;
        } else if (name.equals(HIT_POLICY) && hitPolicy == HitPolicy.UNSTATED) {
            hitPolicy(row, value, text);
        } else {
            complaints.about(
                    row,
                    column,
                    "UNKNOWN_PROPERTY",
                    "Above the first table stand RuleSet, Import and Sequential, above each table HitPolicy; only Import may be repeated.",
                    "第一张表上方可写 RuleSet、Import、Sequential，每张表上方可写 HitPolicy；只有 Import 可以重复。",
                    ALLOWED);
        }
        if (value >= 0 && first(row, value + 1) >= 0) {
            complaints.about(row, first(row, value + 1), "UNEXPECTED_CELL", "This cell must be empty.", "该单元格必须为空。");
        }
    }

    private void hitPolicy(int row, int column, String text) {
        var policy = HitPolicy.of(text);
        if (policy.isEmpty()) {
            bad(row, column, "This is no hit policy.", "此处不是有效的命中策略。", HitPolicy.allowed());
        }
        hitPolicy = policy.orElse(HitPolicy.UNSTATED);
    }

    private void only(int row, int column, String text, String expected) {
        if (!text.equals(expected)) {
            bad(row, column, "This must be " + expected + ".", "此处必须是 " + expected + "。", expected);
        }
    }

    private void bad(int row, int column, String en, String zh, String allowed) {
        complaints.about(row, Math.max(column, 0), "BAD_PROPERTY", en, zh, allowed);
    }
}
