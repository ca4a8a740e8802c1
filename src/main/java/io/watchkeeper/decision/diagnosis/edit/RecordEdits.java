package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;

import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Head;
import io.watchkeeper.decision.testing.EvidenceCell;
import io.watchkeeper.facts.Sentence;

/** Rows of the files beside the tables: what trees are for, checks, causes, test scenarios. */
final class RecordEdits {
    /** The node and the cause of diagnoses that find nothing. */
    static final String UNKNOWN = "UNKNOWN";

    private static final String TESTS = "diagnosis/trees.tests.csv";
    private static final int ROOT = 3;

    private final TreeRows rows;

    RecordEdits(TreeRows rows) {
        this.rows = rows;
    }

    void make(TreeEdit edit) {
        if (edit instanceof TreeEdit.AddTree add) {
            add(add);
        } else if (edit instanceof TreeEdit.ChangeTree change) {
            change(change.head());
        } else if (edit instanceof TreeEdit.RemoveTree remove) {
            rows.sheet(TreesFile.PATH).remove(line(TreesFile.PATH, remove.code()));
        } else {
            test((TreeEdit.AddTest) edit);
        }
    }

    private void add(TreeEdit.AddTree add) {
        var head = add.head();
        if (rows.sketch().trees().tree(head.code()).isPresent()) {
            throw new EditRefused(
                    "CODE_TAKEN", "code", head.code(), new Sentence("There is such a tree already.", "该诊断树已存在。"));
        }
        put(TreesFile.PATH, cells(head, add.node()));
        var nodes = new NodeEdits(rows);
        nodes.question(rows.fresh(add.node()), add.asked());
        nodes.openBranches(add.node(), UNKNOWN);
        if (rows.sketch().node(UNKNOWN).isEmpty()) {
            nodes.conclusion(UNKNOWN, new Found(UNKNOWN, "LOW", "USUAL", List.of()));
        }
    }

    private static List<String> cells(Head head, String root) {
        return List.of(
                head.code(), head.name().en(), head.name().zh(), root, head.scenarios(), head.start(), head.within());
    }

    private void change(Head head) {
        put(TreesFile.PATH, cells(head, line(TreesFile.PATH, head.code()).cell(ROOT)));
    }

    /** Trees that begin at a node begin at another one. */
    void reroot(String node, String other) {
        rows.sheet(TreesFile.PATH).lines().stream()
                .skip(1)
                .filter(line -> line.cell(ROOT).equals(node))
                .forEach(line -> line.put(ROOT, other));
    }

    private SheetText.Line line(String file, String code) {
        return rows.sheet(file).lines().stream()
                .skip(1)
                .filter(line -> line.cell(0).equals(code))
                .findFirst()
                .orElseThrow(() -> TreeRows.unknown("code", code));
    }

    /** In the place of the row with the same code, or below all. */
    void put(String file, List<String> cells) {
        var sheet = rows.sheet(file);
        var line = sheet.lines().stream()
                .skip(1)
                .filter(one -> one.cell(0).equals(cells.get(0)))
                .findFirst()
                .orElseGet(sheet::last);
        for (int column = 0; column < cells.size(); column++) {
            line.put(column, cells.get(column).replaceAll("\\p{Cc}+", " ").strip());
        }
    }

    private void test(TreeEdit.AddTest test) {
        var sheet = rows.sheet(TESTS);
        if (test.name().isBlank() || sheet.lines().isEmpty()) {
            throw new EditRefused("MISSING", "name", "", new Sentence("The test scenario has no name.", "测试场景缺少名称。"));
        }
        if (EvidenceCell.read(test.evidence(), "").isEmpty()) {
            throw new EditRefused(
                    "UNREADABLE",
                    "evidence",
                    test.evidence(),
                    new Sentence("Answers are written: " + EvidenceCell.FORM, "结果的写法：" + EvidenceCell.FORM));
        }
        if (sheet.lines().stream().anyMatch(line -> line.cell(0).equals(test.name()))) {
            throw new EditRefused(
                    "CODE_TAKEN",
                    "name",
                    test.name(),
                    new Sentence("Another test scenario has this name.", "另一个测试场景已使用该名称。"));
        }
        var headings = sheet.lines().get(0);
        var line = sheet.last();
        for (int column = 0; !headings.cell(column).isEmpty(); column++) {
            line.put(
                    column,
                    switch (headings.cell(column)) {
                        case "test" -> test.name().replaceAll("\\p{Cc}+", " ").strip();
                        case "given DiagnosisPlace.node" -> test.node();
                        case "evidence" -> test.evidence();
                        case "expect Diagnosis.cause" -> test.cause();
                        default -> "";
                    });
        }
    }
}
