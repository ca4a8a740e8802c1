package io.watchkeeper.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextPatchTest {
    private static final String TEXT = "one\r\ntwo\nthree\n\nfive";

    @Property
    void a_patch_makes_the_later_text_and_turned_round_the_earlier_to_the_byte(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        var patch = TextPatch.between(before, after);

        assertThat(patch.on(before)).contains(after);
        assertThat(patch.reversed().on(after)).contains(before);
    }

    @Property
    void undo_after_edits_of_rows_gives_the_identical_text(
            @ForAll("rows") List<String> rows, @ForAll("edits") List<TableEdit> edits) {
        var before = String.join("\n", rows) + "\n";
        var edited = rows.stream().map(List::of).toList();
        for (var edit : edits) {
            edited = within(edit, edited.size()) ? edit.on(edited) : edited;
        }
        var after = new StringBuilder();
        edited.forEach(row -> after.append(String.join(",", row)).append('\n'));

        var patch = TextPatch.between(before, after.toString());
        assertThat(patch.reversed().on(after.toString())).contains(before);
    }

    private static boolean within(TableEdit edit, int height) {
        if (edit instanceof TableEdit.Change change) {
            return change.row() <= height;
        }
        if (edit instanceof TableEdit.Add add) {
            return add.row() <= height + 1;
        }
        return edit instanceof TableEdit.Move move
                ? move.row() <= height && move.to() <= height
                : ((TableEdit.Delete) edit).row() <= height;
    }

    @Test
    void it_is_carried_over_lines_that_came_and_went_elsewhere() {
        var patch = TextPatch.between(TEXT, TEXT.replace("three", "drei"));
        var other = TextPatch.between(TEXT, TEXT.replace("one\r\n", "zero\none\r\n"));

        assertThat(patch.after(other).flatMap(moved -> moved.on("zero\n" + TEXT)))
                .contains("zero\n" + TEXT.replace("three", "drei"));
    }

    @Test
    void it_is_not_carried_over_a_change_of_the_same_line() {
        var patch = TextPatch.between(TEXT, TEXT.replace("three", "drei"));
        var other = TextPatch.between(TEXT, TEXT.replace("three", "trois"));

        assertThat(patch.after(other)).isEmpty();
        assertThat(patch.on(TEXT.replace("three", "trois"))).isEmpty();
    }

    @Test
    void a_line_is_found_again_where_it_stands_and_not_where_it_is_gone() {
        var patch = TextPatch.between(TEXT, "zero\none\r\nzwei\n\nfive");

        assertThat(patch.place(0)).contains(1);
        assertThat(patch.place(4)).contains(4);
        assertThat(TextPatch.between(TEXT, TEXT.replace("two", "zwei")).place(1))
                .contains(1);
        assertThat(patch.place(2)).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        var lines = Arbitraries.of("a", "b", "", "long line", "\"quo,ted\"");
        var endings = Arbitraries.of("\n", "\r\n", "\r", "");
        return Combinators.combine(lines, endings)
                .as((line, ending) -> line + ending)
                .list()
                .ofMaxSize(30)
                .map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<TableEdit>> edits() {
        var row = Arbitraries.integers().between(1, 13);
        var cell = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3);
        var kinds = new ArrayList<Arbitrary<TableEdit>>();
        kinds.add(Combinators.combine(row, cell).as((number, text) -> new TableEdit.Change(number, Map.of(0, text))));
        kinds.add(Combinators.combine(row, cell).as((number, text) -> new TableEdit.Add(number, List.of(text))));
        kinds.add(row.map(TableEdit.Delete::new));
        kinds.add(Combinators.combine(row, row).as(TableEdit.Move::new));
        return Arbitraries.oneOf(kinds).list().ofMaxSize(6);
    }
}
