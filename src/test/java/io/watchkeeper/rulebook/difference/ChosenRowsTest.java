package io.watchkeeper.rulebook.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.rulebook.difference.FileDifference.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenRowsTest {
    private static final String FILE = "grading/grading.csv";
    private static final String BEFORE = "name,grade\nA,LOW\nB,HIGH\nC,INFO\nD,LOW\n";
    /** B changed, D moved up, X came above it, C is gone. */
    private static final String AFTER = "name,grade\nX,\"a, b\"\nD,LOW\nA,LOW\nB,CRITICAL\n";

    private static String chosen(String... keys) {
        return ChosenRows.of(FILE, BEFORE, AFTER, Set.of(keys));
    }

    private static Set<String> keys(String before, String after) {
        return TableDifference.of(FILE, before, after).rows().stream()
                .map(Row::key)
                .collect(Collectors.toSet());
    }

    @Test
    void each_row_is_taken_alone_and_the_others_stay() {
        assertThat(keys(BEFORE, AFTER)).containsExactlyInAnyOrder("3-5", "5-3", "0-2", "4-0");
        assertThat(chosen("3-5")).isEqualTo(BEFORE.replace("HIGH", "CRITICAL"));
        assertThat(chosen("4-0")).isEqualTo(BEFORE.replace("C,INFO\n", ""));
        assertThat(chosen("0-2")).isEqualTo(BEFORE.replace("A,LOW\n", "X,\"a, b\"\nA,LOW\n"));
        assertThat(chosen("5-3")).isEqualTo("name,grade\nD,LOW\nA,LOW\nB,HIGH\nC,INFO\n");
    }

    @Test
    void nothing_chosen_or_unknown_keys_change_nothing() {
        assertThat(chosen()).isEqualTo(BEFORE);
        assertThat(chosen("9-9", "x")).isEqualTo(BEFORE);
    }

    @Test
    void a_row_below_one_that_was_not_taken_goes_below_the_nearest_that_is_there() {
        var after = "name,grade\nA,LOW\nX,LOW\nY,LOW\nB,HIGH\nC,INFO\nD,LOW\n";

        assertThat(ChosenRows.of(FILE, BEFORE, after, Set.of("0-4")))
                .isEqualTo(BEFORE.replace("A,LOW\n", "A,LOW\nY,LOW\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void all_rows_chosen_give_the_later_sheet(int seed) {
        var random = new Random(seed);
        var before = sheet(random, 30);
        var after = edited(before, random);

        assertThat(ChosenRows.of(FILE, text(before), text(after), keys(text(before), text(after))))
                .isEqualTo(text(after));
    }

    private static List<String> sheet(Random random, int rows) {
        var sheet = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            sheet.add("row " + row + "," + random.nextInt(3));
        }
        return sheet;
    }

    private static List<String> edited(List<String> before, Random random) {
        var after = new ArrayList<>(before);
        for (int edit = 0; edit < 12; edit++) {
            int place = random.nextInt(after.size());
            switch (random.nextInt(4)) {
                case 0 -> after.remove(place);
                case 1 -> after.add(place, "new " + edit + ",9");
                case 2 -> after.set(place, after.get(place).replaceAll("\\d$", "7"));
                default -> Collections.swap(after, place, random.nextInt(after.size()));
            }
        }
        return after;
    }

    private static String text(List<String> rows) {
        return "name,grade\n" + String.join("\n", rows) + "\n";
    }
}
