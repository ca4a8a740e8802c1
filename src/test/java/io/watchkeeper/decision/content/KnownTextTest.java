package io.watchkeeper.decision.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Problems;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class KnownTextTest {
    private static final List<String> LINES =
            List.of("", ",", "a,b", "a,\"b, c\"", "a", " a ,b", "\"x\"\"y\"", "b,,", "a,b,c", "\"open");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\r\n", "\r");

    private static String text(Random random) {
        var text = IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> one(LINES, random) + one(ENDS, random))
                .collect(Collectors.joining("", random.nextInt(6) == 0 ? "\uFEFF" : "", ""));
        return text + one(LINES, random);
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** Puts some lines or single characters in the place of others. */
    private static String edited(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(6));
        var middle =
                random.nextBoolean() ? one(LINES, random) + one(ENDS, random) : one(List.of("", "x", "\n"), random);
        return text.substring(0, from) + middle + text.substring(to);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void what_was_read_before_never_shows(@ForAll long seed) {
        var random = new Random(seed);
        var known = KnownText.NONE;
        var text = text(random);
        for (int edit = 0; edit < 5; edit++) {
            var found = new Problems();
            var expected = new Problems();
            var next = known.next(text, found.in("t"));
            assertThat(next.sheet().rows())
                    .as("seed %d, edit %d", seed, edit)
                    .isEqualTo(Sheet.read(text, expected.in("t")).rows());
            assertThat(found.found()).isEqualTo(expected.found());
            // of a text that something is wrong with nothing is kept
            known = found.sound() ? next : known;
            text = edited(text, random);
        }
    }

    @Test
    void lines_that_did_not_change_are_taken_over() {
        var problems = new Problems().in("t");
        var before = KnownText.NONE.next("a,b\nc,d\ne,f\ng\n", problems);

        var after = before.next("a,b\nc,x\nnew\ne,f\ng\n", problems);

        assertThat(after.sheet().rows())
                .containsExactly(
                        List.of("a", "b"),
                        List.of("c", "x"),
                        List.of("new"),
                        List.of("e", "f"),
                        List.of("g"),
                        List.of());
        assertThat(after.sheet().rows().get(0)).isSameAs(before.sheet().rows().get(0));
        assertThat(after.sheet().rows().get(3)).isSameAs(before.sheet().rows().get(2));
    }
}
