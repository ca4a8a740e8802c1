package io.watchkeeper.decision.diagnosis.edit;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.diagnosis.TreeSketch;

/**
 * Makes edits. What only the edited part led to goes with it, so that no edit leaves a node that nothing leads to; an edit that would bring an error is refused,
 * but for gaps and overlaps between the branches of a node, which are mended by the next edit. Not for several threads.
 */
public final class TreeEditor {
    private static final Set<String> MENDED_LATER =
            Set.of("MISSING_BRANCH", "NO_BRANCH_WITHOUT_ANSWER", "OVERLAPPING_BRANCHES");

    private final Readings readings;

    /** @param readings of contents that were read before */
    public TreeEditor(Readings readings) {
        this.readings = readings;
    }

    /** @throws EditRefused where it cannot be made */
    public RulebookContent apply(RulebookContent content, TreeEdit edit) {
        var before = sketch(content);
        var rows = new TreeRows(content, before);
        make(rows, edit);
        var edited = rows.content();
        var after = sketch(edited);
        refuse(before, after);
        var pruned = pruned(edited, before, after);
        if (!pruned.equals(edited)) {
            refuse(before, sketch(pruned));
        }
        return pruned;
    }

    private TreeSketch sketch(RulebookContent content) {
        return RulebookCompiler.sketch(content, readings);
    }

    private static void make(TreeRows rows, TreeEdit edit) {
        if (edit instanceof TreeEdit.AddQuestion add) {
            new NodeEdits(rows).add(add);
        } else if (edit instanceof TreeEdit.AddConclusion add) {
            new NodeEdits(rows).add(add);
        } else if (edit instanceof TreeEdit.ChangeQuestion change) {
            new NodeEdits(rows).change(change);
        } else if (edit instanceof TreeEdit.ChangeConclusion change) {
            new NodeEdits(rows).change(change);
        } else if (edit instanceof TreeEdit.RemoveNode remove) {
            new NodeEdits(rows).remove(remove);
        } else if (edit instanceof TreeEdit.MoveBranch move) {
            new BranchEdits(rows).move(move);
        } else if (edit instanceof TreeEdit.SplitBranch split) {
            new BranchEdits(rows).split(split);
        } else if (edit instanceof TreeEdit.ChangeBranch change) {
            new BranchEdits(rows).change(change);
        } else if (edit instanceof TreeEdit.JoinBranch join) {
            new BranchEdits(rows).join(join);
        } else if (edit instanceof TreeEdit.PutTree put) {
            new ImportEdits(rows).put(put.tree());
        } else if (edit instanceof TreeEdit.OfDefinition ofDefinition) {
            new DefinitionEdits(rows).make(ofDefinition);
        } else {
            new RecordEdits(rows).make(edit);
        }
    }

    private static void refuse(TreeSketch before, TreeSketch after) {
        var known = before.problems().stream().map(TreeEditor::said).collect(Collectors.toSet());
        var brought = after.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> !MENDED_LATER.contains(problem.code()))
                .filter(problem -> !known.contains(said(problem)))
                .toList();
        if (!brought.isEmpty()) {
            throw new EditRefused(brought);
        }
    }

    /** Rows may have moved. */
    private static String said(RulebookProblem problem) {
        return String.join(
                "\n",
                problem.file(),
                problem.code(),
                problem.value(),
                problem.message().en());
    }

    private static RulebookContent pruned(RulebookContent content, TreeSketch before, TreeSketch after) {
        var lost = reached(before);
        lost.removeAll(reached(after));
        var rows = new TreeRows(content, after);
        lost.forEach(code -> after.node(code).ifPresent(rows::erase));
        return rows.content();
    }

    /** Codes of the nodes that some tree leads to. */
    private static Set<String> reached(TreeSketch sketch) {
        return sketch.trees().inOrder().stream()
                .flatMap(tree -> sketch.below(tree.root()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
