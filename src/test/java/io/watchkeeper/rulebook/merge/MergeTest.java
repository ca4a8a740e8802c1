package io.watchkeeper.rulebook.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.RulebookContent;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final String TABLE = "a.csv";
    private static final String BASE = "name,grade\nA,LOW\nB,HIGH\nC,INFO\n";

    @Test
    void what_only_one_side_changed_is_taken_over() {
        var merge = Merge.of(
                files("x", "1", "y", "1", "gone", "1"),
                files("x", "2", "y", "1", "gone", "1", "new", "live's"),
                files("x", "1", "y", "3", "own", "draft's"),
                Side.DRAFT);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.content()).isEqualTo(files("x", "2", "y", "3", "new", "live's", "own", "draft's"));
    }

    @Test
    void a_text_that_both_changed_is_a_conflict_and_the_chosen_side_holds() {
        var base = files("a.drl", "1");
        var live = files("a.drl", "2");
        var draft = files("a.drl", "3");

        assertThat(Merge.of(base, live, draft, Side.DRAFT).conflicts()).containsExactly(new Place("a.drl", 0, ""));
        assertThat(Merge.of(base, live, draft, Side.DRAFT).content()).isEqualTo(draft);
        assertThat(Merge.of(base, live, draft, Side.LIVE).content()).isEqualTo(live);
        assertThat(Merge.of(base, live, live, Side.DRAFT).conflicts()).isEmpty();
    }

    @Test
    void rows_of_a_table_that_both_changed_are_merged_by_name() {
        var merge =
                tables("name,grade\nA,LOW\nNew,INFO\nB,CRITICAL\n", "name,grade\nA,MEDIUM\nB,HIGH\nC,INFO\nOwn,LOW\n");

        assertThat(merge.conflicts()).isEmpty();
        assertThat(text(merge)).isEqualTo("name,grade\nA,MEDIUM\nNew,INFO\nB,CRITICAL\nOwn,LOW\n");
    }

    @Test
    void a_row_that_both_changed_is_a_conflict_with_its_place_in_the_draft() {
        var live = "name,grade\nA,LOW\nB,CRITICAL\nC,INFO\n";
        var draft = "name,grade\nFirst,LOW\nA,LOW\nB,MEDIUM\nC,INFO\n";

        assertThat(tables(live, draft).conflicts()).containsExactly(new Place(TABLE, 4, "B"));
        assertThat(text(tables(live, draft))).contains("B,MEDIUM", "First,LOW").doesNotContain("CRITICAL");
        assertThat(text(Merge.of(table(BASE), table(live), table(draft), Side.LIVE)))
                .contains("B,CRITICAL", "First,LOW");
    }

    @Test
    void a_row_that_one_side_deleted_and_the_other_changed_is_a_conflict() {
        var live = "name,grade\nA,LOW\nC,INFO\n";
        var draft = "name,grade\nA,LOW\nB,LOW\nC,INFO\n";

        assertThat(tables(live, draft).conflicts()).containsExactly(new Place(TABLE, 3, "B"));
        assertThat(text(tables(live, draft))).isEqualTo(draft);
        assertThat(text(Merge.of(table(BASE), table(live), table(draft), Side.LIVE)))
                .isEqualTo(live);
    }

    @Test
    void an_order_that_one_side_changed_holds_and_one_that_both_did_is_a_conflict() {
        var moved = "name,grade\nC,INFO\nA,LOW\nB,HIGH\n";
        assertThat(text(tables(moved, "name,grade\nA,LOW\nB,LOW\nC,INFO\n")))
                .isEqualTo("name,grade\nC,INFO\nA,LOW\nB,LOW\n");
        assertThat(tables(moved, "name,grade\nB,HIGH\nA,LOW\nC,INFO\n").conflicts())
                .containsExactly(new Place(TABLE, 0, ""));
    }

    @Test
    void rows_that_share_a_name_cannot_be_merged() {
        assertThat(tables(BASE + "A,HIGH\n", "name,grade\nA,LOW\nB,HIGH\nC,LOW\n")
                        .conflicts())
                .containsExactly(new Place(TABLE, 0, ""));
    }

    @Test
    void what_each_side_changed_alone_is_told_row_by_row_and_its_text_is_taken_letter_by_letter() {
        var live = "name,grade\r\nA,LOW\r\nB,CRITICAL\r\nC,INFO\r\n\r\n";
        assertThat(tables(live, BASE).other()).contains(new Place(TABLE, 3, "B"));
        assertThat(text(tables(live, BASE))).isEqualTo(live);
        assertThat(tables(BASE, "name,grade\nA,LOW\nB,HIGH\nC,INFO\nOwn,LOW\n").own())
                .containsExactly(new Place(TABLE, 5, "Own"));

        var files = Merge.of(files("x", "1", "y", "1"), files("x", "2", "y", "1"), files("x", "1"), Side.DRAFT);
        assertThat(files.other()).containsExactly(new Place("x", 0, ""));
        assertThat(files.own()).containsExactly(new Place("y", 0, ""));
    }

    @Test
    void a_row_is_taken_from_another_table_changed_new_or_gone() {
        var other = table("name,grade\nA,LOW\nNew,INFO\nB,CRITICAL\n");

        assertThat(taken("B", other)).isEqualTo("name,grade\nA,LOW\nB,CRITICAL\nC,INFO\n");
        assertThat(taken("New", other)).isEqualTo("name,grade\nA,LOW\nNew,INFO\nB,HIGH\nC,INFO\n");
        assertThat(taken("C", other)).isEqualTo("name,grade\nA,LOW\nB,HIGH\n");
        var row = List.of(new Place(TABLE, 0, "B"));
        assertThat(new Placed(table(BASE + "B,LOW\n")).with(row, other)).isEmpty();
        assertThat(new Placed(files()).with(row, other)).isEmpty();
        var whole = List.of(new Place(TABLE, 0, ""));
        assertThat(new Placed(files()).with(whole, other)).contains(other);
        assertThat(new Placed(other).with(whole, files())).contains(files());
        assertThat(new Placed(other).text(row.get(0))).contains("B,CRITICAL");
    }

    private static String taken(String name, RulebookContent from) {
        return new Placed(table(BASE))
                .with(List.of(new Place(TABLE, 0, name)), from)
                .orElseThrow()
                .files()
                .get(TABLE);
    }

    private static Merge tables(String live, String draft) {
        return Merge.of(table(BASE), table(live), table(draft), Side.DRAFT);
    }

    private static String text(Merge merge) {
        return merge.content().files().get(TABLE);
    }

    private static RulebookContent table(String text) {
        return files(TABLE, text);
    }

    private static RulebookContent files(String... namesAndTexts) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return RulebookContent.of(files);
    }
}
