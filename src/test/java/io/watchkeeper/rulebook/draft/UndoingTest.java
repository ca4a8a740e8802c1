package io.watchkeeper.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UndoingTest {
    private static final String TEXT = "one\ntwo\nthree\nfour\n";

    private final List<Undoing.Step> steps = new ArrayList<>();
    private String text = TEXT;

    private long edit(String after) {
        return take(DraftEdit.Kind.ROW, 0, after);
    }

    private long take(DraftEdit.Kind kind, long undoes, String after) {
        long id = steps.size() + 1L;
        var patch = TextPatch.between(text, after);
        steps.add(new Undoing.Step(id, kind, undoes, TableVersion.etag(text), TableVersion.etag(after), patch));
        text = after;
        return id;
    }

    private Optional<String> without(long id) {
        return Undoing.of(steps.subList((int) id - 1, steps.size()), text);
    }

    private void undo(long id) {
        take(DraftEdit.Kind.UNDO, id, without(id).orElseThrow());
    }

    @Test
    void the_latest_step_is_turned_back_to_the_byte() {
        long id = edit("one\ntwo\nnew\nthree\nfour\n");

        assertThat(without(id)).contains(TEXT);
    }

    @Test
    void an_earlier_step_is_turned_back_and_later_ones_elsewhere_stay() {
        long id = edit(text.replace("three", "drei"));
        edit("zero\n" + text);
        edit(text.replace("four\n", ""));

        assertThat(without(id)).contains("zero\none\ntwo\nthree\n");
    }

    @Test
    void a_step_is_kept_where_a_later_one_touches_its_lines_until_that_one_is_turned_back() {
        long first = edit(text.replace("three", "drei"));
        long second = edit(text.replace("drei", "trois"));
        assertThat(without(first)).isEmpty();

        edit("zero\n" + text);
        undo(second);

        assertThat(without(first)).contains("zero\n" + TEXT);
    }

    @Test
    void a_step_is_turned_back_once() {
        long id = edit(text.replace("three", "drei"));
        undo(id);

        assertThat(without(id)).isEmpty();
    }

    @Test
    void nothing_is_turned_back_over_a_gap() {
        long id = edit(text.replace("three", "drei"));
        text = "zero\n" + text;

        assertThat(without(id)).isEmpty();
    }

    @Test
    void a_row_is_found_again_by_what_was_done_since() {
        edit("zero\n" + text);
        edit(text.replace("two", "zwei"));
        edit(text.replace("three\n", ""));

        assertThat(place(2)).contains(3);
        assertThat(place(3)).as("deleted").isEmpty();
        assertThat(place(4)).contains(4);
        text = "another " + text;
        assertThat(place(2)).as("a step is missing").isEmpty();
    }

    private Optional<Integer> place(int row) {
        return Undoing.place(steps, row, TableVersion.etag(text));
    }

    @Property(tries = 300)
    void steps_turned_back_from_the_last_to_the_first_lead_to_the_beginning(@ForAll Random random) {
        var undoing = new UndoingTest();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            ids.add(undoing.edit(edited(undoing.text, random)));
        }
        for (int i = ids.size() - 1; i >= 0; i--) {
            undoing.undo(ids.get(i));
        }
        assertThat(undoing.text).isEqualTo(TEXT);
    }

    private static String edited(String text, Random random) {
        var lines = new ArrayList<>(text.lines().toList());
        int place = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        switch (lines.isEmpty() ? 0 : random.nextInt(3)) {
            case 0 -> lines.add(place, "new " + random.nextInt(5));
            case 1 -> lines.set(place, "set " + random.nextInt(5));
            default -> lines.remove(place);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
