package io.watchkeeper.decision.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What was read before never shows: a content that is checked after others comes to the same as one that is checked alone. */
class EditedContentTest {
    private static final List<String> FAULTS = List.of("HIHG", "", "\"HIGH\"\"", "HIGH...", "RuleTable", "LOW,FIRST,x");
    private static final String REASONS = "reasons.csv";

    /** Everything that a check says. */
    private record Said(List<?> problems, List<List<TableRow>> rows) {}

    private static Said said(RulebookContent content, Readings readings, RulebookReview review) {
        try {
            var checked = RulebookCompiler.check(content, readings);
            return new Said(
                    review.of(checked),
                    checked.tables().stream().map(DecisionTable::rows).toList());
        } catch (RulebookRejected rejected) {
            return new Said(rejected.problems(), List.of());
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void after_any_edits_the_check_says_what_a_new_one_would(@ForAll long seed) {
        var random = new Random(seed);
        var rows = GradingTables.random(random, 2 + random.nextInt(20));
        var readings = new Readings();
        var review = new RulebookReview();
        var files = new TreeMap<>(SmallRules.content().files());
        for (int edit = 0; edit < 12; edit++) {
            edit(rows, random);
            // the words of the reasons, too, are edited now and then, and put back
            files.put(
                    REASONS,
                    random.nextInt(4) > 0
                            ? SmallRules.content().files().get(REASONS)
                            : SmallRules.content().files().get(REASONS) + "LATER,Later,稍后\n");
            files.put(
                    SmallRules.GRADING,
                    GradingTables.text(rows).replaceAll(",R\n", random.nextInt(6) > 0 ? ",FIRST\n" : ",LATER\n"));
            var content = new RulebookContent(new TreeMap<>(files));
            assertThat(said(content, readings, review))
                    .as("seed %d, edit %d", seed, edit)
                    .isEqualTo(said(content, new Readings(), new RulebookReview()));
        }
    }

    private static void edit(List<String> rows, Random random) {
        int place = random.nextInt(rows.size());
        switch (random.nextInt(6)) {
            case 0 -> rows.add(place, GradingTables.row(random, true));
            case 1 ->
                rows.subList(rows.size() > 1 ? place : place + 1, place + 1).clear();
            case 2 -> rows.set(place, fault(rows.get(place), random));
            case 3 -> rows.add(random.nextInt(rows.size()), rows.remove(place));
            default -> rows.set(place, GradingTables.row(random, random.nextInt(5) > 0));
        }
    }

    /** The grade stands in the last cell but one. */
    private static String fault(String row, Random random) {
        var cells = new ArrayList<>(List.of(row.split(",", -1)));
        cells.set(cells.size() - 2, FAULTS.get(random.nextInt(FAULTS.size())));
        return String.join(",", cells);
    }
}
