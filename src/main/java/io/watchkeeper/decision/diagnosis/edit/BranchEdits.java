package io.watchkeeper.decision.diagnosis.edit;

import java.util.Optional;

import io.watchkeeper.decision.diagnosis.edit.TreeRows.Row;
import io.watchkeeper.facts.Sentence;

/** Branches are led elsewhere, parted and joined. */
final class BranchEdits {
    private final TreeRows rows;

    BranchEdits(TreeRows rows) {
        this.rows = rows;
    }

    void move(TreeEdit.MoveBranch move) {
        rows.own(move.branch()).put(Part.NEXT, existing(move.next()));
    }

    private String existing(String node) {
        return rows.node(node).code();
    }

    void split(TreeEdit.SplitBranch split) {
        var branch = rows.own(split.branch());
        var node = branch.get(Part.NODE);
        var halves = branch.answers().cut(split.cut());
        var next = split.next().isEmpty() ? branch.get(Part.NEXT) : existing(split.next());
        put(branch, node, halves.kept());
        rows.below(branch, NodeEdits.ruleOf(node, halves.taken()))
                .put(Part.NODE, node)
                .put(halves.taken())
                .put(Part.NEXT, next);
    }

    private static void put(Row branch, String node, Answers answers) {
        branch.rename(NodeEdits.ruleOf(node, branch.answers()), NodeEdits.ruleOf(node, answers));
        branch.put(answers);
    }

    void change(TreeEdit.ChangeBranch change) {
        var known = rows.known(change.branch());
        var shown = known.row();
        var node = known.node();
        var before = shown.answers();
        for (var other : rows.rows(rows.node(node).branches())) {
            boolean same =
                    other.answers().equals(before) && other.get(Part.RULE).equals(shown.get(Part.RULE));
            var after = same ? change.answers() : other.answers().following(before, change.answers());
            after.checked();
            if (!after.equals(other.answers())) {
                put(rows.own(other, node), node, after);
            }
        }
    }

    void join(TreeEdit.JoinBranch join) {
        var gone = rows.known(join.branch()).row();
        var stays = rows.known(join.into()).row();
        var node = rows.known(join.branch()).node();
        boolean siblings = stays.nodes().contains(node) && !join.branch().equals(join.into());
        var answers = gone.answers();
        var both = siblings ? stays.answers().joined(answers) : Optional.<Answers>empty();
        put(
                rows.own(stays, node),
                node,
                both.orElseThrow(() -> new EditRefused(
                        "CANNOT_JOIN",
                        "into",
                        stays.get(Part.RULE),
                        new Sentence("No one row can take the answers of both branches.", "一行无法同时表达这两个分支的结果。"))));
        rows.own(gone, node).remove();
    }
}
