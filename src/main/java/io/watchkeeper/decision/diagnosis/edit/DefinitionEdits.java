package io.watchkeeper.decision.diagnosis.edit;

import java.util.Map;

import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.facts.Sentence;

/** Checks and causes come and change, in the rows of their files. */
final class DefinitionEdits {
    private final TreeRows rows;

    DefinitionEdits(TreeRows rows) {
        this.rows = rows;
    }

    void make(TreeEdit.OfDefinition edit) {
        if (edit instanceof TreeEdit.AddDefinition add) {
            add(add.of(), add.cells());
        } else if (edit instanceof TreeEdit.ChangeDefinition change) {
            change(change);
        } else {
            copy((TreeEdit.CopyDefinition) edit);
        }
    }

    private void add(Definition of, Map<String, String> cells) {
        var code = code(cells);
        if (of.line(rows.sheet(of.file()), code).isPresent()) {
            throw new EditRefused(
                    "CODE_TAKEN", "code", code, new Sentence("There is something with this code already.", "该代码已被使用。"));
        }
        put(of, cells);
    }

    private void change(TreeEdit.ChangeDefinition change) {
        var code = code(change.cells());
        var line = change.of()
                .line(rows.sheet(change.of().file()), code)
                .orElseThrow(() -> TreeRows.unknown("code", code));
        if (!change.of().written(line).key().equals(change.key())) {
            throw EditRefused.overtaken();
        }
        put(change.of(), change.cells());
    }

    private void copy(TreeEdit.CopyDefinition copy) {
        add(copy.of(), copy.cells());
        var code = code(copy.cells());
        if (copy.of() == Definition.CHECK) {
            var asked = new Asked(code, rows.known(copy.row()).row().get(Part.ARGUMENTS));
            new NodeEdits(rows).change(new TreeEdit.ChangeQuestion(copy.row(), asked));
        } else {
            rows.own(copy.row()).put(Part.CAUSE, code);
        }
    }

    private static String code(Map<String, String> cells) {
        return cells.getOrDefault(Definition.CODE, "").strip();
    }

    /** In the place of the row with the same code, or below all. */
    void put(Definition of, Map<String, String> cells) {
        var sheet = rows.sheet(of.file());
        widen(of, sheet, cells);
        var line = of.line(sheet, code(cells)).orElseGet(sheet::last);
        for (int column = 0; column < of.columns().size(); column++) {
            var cell = cells.get(of.columns().get(column));
            if (cell != null) {
                line.put(column, cell.replaceAll("\\p{Cc}+", " ").strip());
            }
        }
    }

    /** A file of before has fewer columns. */
    private static void widen(Definition of, SheetText sheet, Map<String, String> cells) {
        var headings = sheet.lines().isEmpty() ? sheet.last() : sheet.lines().get(0);
        boolean fits = of.columns().stream()
                .filter(column -> !cells.getOrDefault(column, "").isBlank())
                .allMatch(column -> headings.cell(of.columns().indexOf(column)).equals(column));
        for (int column = 0; !fits && column < of.columns().size(); column++) {
            headings.put(column, of.columns().get(column));
        }
    }
}
