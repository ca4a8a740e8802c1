package io.watchkeeper.decision.diagnosis.edit;

import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import io.watchkeeper.decision.diagnosis.edit.TreeRows.Row;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** Nodes come, change and go. */
final class NodeEdits {
    private final TreeRows rows;

    NodeEdits(TreeRows rows) {
        this.rows = rows;
    }

    void add(TreeEdit.AddQuestion add) {
        var branch = rows.own(add.branch());
        var behind = branch.get(Part.NEXT);
        branch.put(Part.NEXT, rows.fresh(add.node()));
        question(add.node(), add.asked());
        var any = leads(rows.below(branch, ruleOf(add.node(), Answers.ANY)), add.node(), Answers.ANY, behind);
        leads(rows.below(any, ruleOf(add.node(), Answers.NONE)), add.node(), Answers.NONE, behind);
    }

    void question(String node, Asked asked) {
        question(node, asked, "");
    }

    /** @param rule what its row is called by; empty for a sentence of ours */
    void question(String node, Asked asked, String rule) {
        var name = rule.isBlank() ? node + " asks " + asked.check() : rule;
        put(rows.last(CheckRequest.class, name).put(Part.NODE, node), asked);
    }

    /** Any answer, and none, lead to the same node. */
    void openBranches(String node, String next) {
        for (var answers : new Answers[] {Answers.ANY, Answers.NONE}) {
            leads(rows.last(DiagnosisStep.class, ruleOf(node, answers)), node, answers, next);
        }
    }

    private static void put(Row question, Asked asked) {
        var parameters = asked.parameters().isBlank() ? Arguments.AS_DEFINED : asked.parameters();
        question.put(Part.CHECK, asked.check()).put(Part.ARGUMENTS, parameters);
    }

    private static Row leads(Row row, String node, Answers answers, String next) {
        return row.put(Part.NODE, node).put(answers).put(Part.NEXT, next);
    }

    static String ruleOf(String node, Answers answers) {
        return node + ": " + answers.words();
    }

    void add(TreeEdit.AddConclusion add) {
        rows.own(add.branch()).put(Part.NEXT, rows.fresh(add.node()));
        conclusion(add.node(), add.found());
    }

    void conclusion(String node, Found found) {
        conclusion(node, found, "");
    }

    /** @param rule what its row is called by; empty for a sentence of ours */
    void conclusion(String node, Found found, String rule) {
        put(
                rows.last(Diagnosis.class, rule.isBlank() ? node + " concludes" : rule)
                        .put(Part.NODE, node),
                found);
        plans(node, found);
    }

    private static void put(Row conclusion, Found found) {
        conclusion
                .put(Part.CAUSE, found.cause())
                .put(Part.CONFIDENCE, found.confidence())
                .put(Part.IMPACT, found.impact());
    }

    private void plans(String node, Found found) {
        int rank = 1;
        for (var plan : found.plans()) {
            rows.last(DiagnosedPlan.class, node + ": " + plan)
                    .put(Part.NODE, node)
                    .put(Part.PLAN, plan)
                    .put(Part.RANK, Integer.toString(rank++));
        }
    }

    void change(TreeEdit.ChangeQuestion change) {
        var own = rows.own(change.question());
        var node = own.get(Part.NODE);
        own.rename(
                node + " asks " + own.get(Part.CHECK),
                node + " asks " + change.asked().check());
        put(own, change.asked());
    }

    void change(TreeEdit.ChangeConclusion change) {
        var code = rows.known(change.conclusion()).node();
        put(rows.own(change.conclusion()), change.found());
        var node = rows.node(code);
        var before = rows.rows(node.plans());
        if (!before.stream()
                .map(plan -> plan.get(Part.PLAN))
                .toList()
                .equals(change.found().plans())) {
            before.forEach(plan -> rows.own(plan, code).remove());
            plans(code, change.found());
        }
    }

    void remove(TreeEdit.RemoveNode remove) {
        var node = rows.node(remove.node());
        successor(node, remove.successor());
        rows.leadingTo(node.code()).forEach(row -> row.put(Part.NEXT, remove.successor()));
        new RecordEdits(rows).reroot(node.code(), remove.successor());
        rows.erase(node);
    }

    private void successor(Node node, String successor) {
        boolean follows = node.concludes() || node.next().contains(successor);
        if (successor.equals(node.code()) || !follows || !rows.sketch().nodes().containsKey(successor)) {
            throw new EditRefused(
                    "NO_SUCCESSOR",
                    "successor",
                    successor,
                    new Sentence(
                            "What led to a question leads to one of its own branches' nodes.",
                            "通向该问题的分支只能改为通向其自身分支的节点。"));
        }
    }
}
