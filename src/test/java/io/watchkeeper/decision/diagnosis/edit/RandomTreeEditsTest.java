package io.watchkeeper.decision.diagnosis.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random edits, one after the other: whatever is done, the trees stay in order, or the edit is refused and says why. */
class RandomTreeEditsTest {
    private static final Readings KNOWN = new Readings();
    private static final int EDITS = 12;
    private static final Found FOUND = new Found("CPU-CALM", "LOW", "USUAL", List.of("EXAMINE"));

    @Property(tries = 20)
    void trees_stay_complete_reachable_and_without_circles(@ForAll long seed) {
        var random = new Random(seed);
        var editor = new TreeEditor(KNOWN);
        var content = BuiltInRules.content();
        int made = 0;
        for (int i = 0; i < EDITS; i++) {
            try {
                content = editor.apply(content, edit(random, RulebookCompiler.sketch(content, KNOWN), i));
                made++;
            } catch (EditRefused refused) {
                assertThat(refused.why().says().zh()).isNotEmpty();
                continue;
            }
            assertThat(problems(content)).isEmpty();
        }
        assertThat(made).isPositive();
    }

    /** Also the warning of a node that nothing leads to. */
    private static List<RulebookProblem> problems(RulebookContent content) {
        return RulebookCompiler.sketch(content, KNOWN).problems();
    }

    private static TreeEdit edit(Random random, TreeSketch sketch, int step) {
        var from = one(random, sketch.nodes().values().stream().filter(one -> !one.concludes()));
        var key = key(random, from.code(), from.branches());
        var node = one(random, sketch.nodes().keySet().stream());
        var next = one(random, sketch.nodes().keySet().stream());
        return switch (random.nextInt(8)) {
            case 0 -> new TreeEdit.AddQuestion(key, "NEW-" + step, new Asked("HOST-SSH", ""));
            case 1 -> new TreeEdit.AddConclusion(key, "END-" + step, FOUND);
            case 2 -> new TreeEdit.MoveBranch(key, next);
            case 3 -> new TreeEdit.SplitBranch(key, cut(random), random.nextBoolean() ? "" : next);
            case 4 -> new TreeEdit.JoinBranch(key, key(random, from.code(), from.branches()));
            case 5 -> new TreeEdit.RemoveNode(node, successor(random, sketch, node, next));
            case 6 -> new TreeEdit.RemoveTree(one(random, sketch.trees().trees().keySet().stream()));
            default ->
                new TreeEdit.ChangeQuestion(key(random, from.code(), from.questions()), new Asked("HOST-SSH", ""));
        };
    }

    private static Answers.Cut cut(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Answers.AtValue(Integer.toString(random.nextInt(100)));
            case 1 -> new Answers.OfText("word" + random.nextInt(5));
            default -> new Answers.OfStatus(random.nextBoolean() ? "ERROR" : "NO_ANSWER");
        };
    }

    private static String successor(Random random, TreeSketch sketch, String node, String other) {
        var next = sketch.nodes().get(node).next();
        return next.isEmpty() ? other : one(random, next.stream());
    }

    private static String key(Random random, String node, List<Place> rows) {
        return RowKey.of(one(random, rows.stream()), node);
    }

    private static <T> T one(Random random, Stream<T> some) {
        var all = some.toList();
        return all.get(random.nextInt(all.size()));
    }
}
