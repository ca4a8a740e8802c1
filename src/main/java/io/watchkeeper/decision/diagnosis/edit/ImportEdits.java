package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** A tree that was written elsewhere takes the place of what there is under its codes. What is the same already stays as it is. */
final class ImportEdits {
    private final TreeRows rows;
    private final RecordEdits records;
    private final DefinitionEdits definitions;
    private final NodeEdits nodes;
    private final TreeWriter writer;

    ImportEdits(TreeRows rows) {
        this.rows = rows;
        this.records = new RecordEdits(rows);
        this.definitions = new DefinitionEdits(rows);
        this.nodes = new NodeEdits(rows);
        this.writer = new TreeWriter(rows.before(), rows.sketch());
    }

    void put(WrittenTree tree) {
        for (int place = 0; place < tree.checks().size(); place++) {
            check(tree.checks().get(place), "checks/" + place);
        }
        for (int place = 0; place < tree.causes().size(); place++) {
            cause(tree.causes().get(place), "causes/" + place);
        }
        for (int place = 0; place < tree.nodes().size(); place++) {
            node(tree.nodes().get(place), "nodes/" + place);
        }
        var name = said(tree.name(), "name");
        records.put(
                TreesFile.PATH,
                List.of(
                        needed(tree.code(), "code"),
                        name.en(),
                        name.zh(),
                        needed(tree.root(), "root"),
                        String.join(" ", tree.scenarios()),
                        needed(tree.start(), "start"),
                        needed(tree.within(), "within")));
    }

    private static String needed(String text, String field) {
        if (text == null || text.isBlank()) {
            throw new EditRefused(
                    "MISSING", field, "", new Sentence("This is missing: " + field + ".", "缺少：" + field + "。"));
        }
        return text;
    }

    private static Sentence said(Sentence sentence, String field) {
        needed(sentence == null ? null : sentence.en(), field + "/en");
        needed(sentence.zh(), field + "/zh");
        return sentence;
    }

    private static String or(String text, String otherwise) {
        return Objects.requireNonNullElse(text, otherwise);
    }

    private void check(WrittenTree.Check check, String field) {
        var cells = new TreeMap<String, String>();
        cells.put("code", needed(check.code(), field + "/code"));
        said(cells, "name", check.name(), field);
        cells.put("kind", needed(check.kind(), field + "/kind"));
        cells.put("source", or(check.source(), ""));
        cells.put("ask", or(check.ask(), ""));
        cells.put("parameters", or(check.parameters(), ""));
        cells.put("unit", or(check.unit(), ""));
        cells.put("timeout", needed(check.timeout(), field + "/timeout"));
        known(cells, "result", check.result());
        known(cells, "cost", check.cost());
        known(cells, "danger", check.danger());
        definitions.put(Definition.CHECK, cells);
    }

    private void cause(WrittenTree.Cause cause, String field) {
        var cells = new TreeMap<String, String>();
        cells.put("code", needed(cause.code(), field + "/code"));
        said(cells, "name", cause.name(), field);
        said(cells, "impact", cause.impact(), field);
        said(cells, "advice", cause.advice(), field);
        known(cells, "sits", cause.sits());
        definitions.put(Definition.CAUSE, cells);
    }

    /** A file of before does not know the column: what stands there stays. */
    private static void known(Map<String, String> cells, String column, String text) {
        if (text != null) {
            cells.put(column, text);
        }
    }

    private static void said(Map<String, String> cells, String column, Sentence sentence, String field) {
        var said = said(sentence, field + "/" + column);
        cells.put(column + "_en", said.en());
        cells.put(column + "_zh", said.zh());
    }

    private void node(WrittenTree.Node node, String field) {
        var code = needed(node.node(), field + "/node");
        if (node.question() == null == (node.conclusion() == null)) {
            throw new EditRefused(
                    "NODE_TWICE",
                    field,
                    code,
                    new Sentence("A node has a question or a conclusion.", "一个节点只能有一项检查或一个结论。"));
        }
        var known = rows.sketch().node(code);
        if (known.isPresent() && writer.node(code).equals(node)) {
            return;
        }
        known.ifPresentOrElse(rows::erase, () -> rows.fresh(code));
        if (node.question() != null) {
            question(code, node.question(), field + "/question");
        } else {
            conclusion(code, node.conclusion(), field + "/conclusion");
        }
    }

    private void question(String code, WrittenTree.Question question, String field) {
        var asked = new Asked(needed(question.check(), field + "/check"), or(question.parameters(), ""));
        nodes.question(code, asked, or(question.rule(), ""));
        for (int place = 0; place < question.branches().size(); place++) {
            var branch = question.branches().get(place);
            var answers = branch.asCells().checked();
            var rule = branch.rule() == null ? NodeEdits.ruleOf(code, answers) : branch.rule();
            rows.last(DiagnosisStep.class, rule)
                    .put(Part.NODE, code)
                    .put(answers)
                    .put(Part.NEXT, needed(branch.next(), field + "/branches/" + place + "/next"));
        }
    }

    private void conclusion(String code, WrittenTree.Conclusion conclusion, String field) {
        var found = new Found(
                needed(conclusion.cause(), field + "/cause"),
                or(conclusion.confidence(), "MEDIUM"),
                or(conclusion.impact(), "USUAL"),
                conclusion.plans());
        nodes.conclusion(code, found, or(conclusion.rule(), ""));
    }
}
