package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;
import java.util.Objects;

import io.watchkeeper.decision.content.CausesFile;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** A tree that was written elsewhere takes the place of what there is under its codes. What is the same already stays as it is. */
final class ImportEdits {
    private final TreeRows rows;
    private final RecordEdits records;
    private final NodeEdits nodes;
    private final TreeWriter writer;

    ImportEdits(TreeRows rows) {
        this.rows = rows;
        this.records = new RecordEdits(rows);
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
        var name = said(check.name(), field + "/name");
        records.put(
                ChecksFile.PATH,
                List.of(
                        needed(check.code(), field + "/code"),
                        name.en(),
                        name.zh(),
                        needed(check.kind(), field + "/kind"),
                        or(check.source(), ""),
                        or(check.ask(), ""),
                        or(check.parameters(), ""),
                        or(check.unit(), ""),
                        needed(check.timeout(), field + "/timeout")));
    }

    private void cause(WrittenTree.Cause cause, String field) {
        var name = said(cause.name(), field + "/name");
        var impact = said(cause.impact(), field + "/impact");
        var advice = said(cause.advice(), field + "/advice");
        records.put(
                CausesFile.PATH,
                List.of(
                        needed(cause.code(), field + "/code"),
                        name.en(),
                        name.zh(),
                        impact.en(),
                        impact.zh(),
                        advice.en(),
                        advice.zh()));
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
