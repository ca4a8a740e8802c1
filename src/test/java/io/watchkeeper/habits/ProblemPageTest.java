package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Whoever meets a code finds it in docs/table-problems.md. */
class ProblemPageTest {
    private static final String PAGE = "docs/table-problems.md";
    /** Where rulebooks are read; codes elsewhere are those of requests. */
    private static final Set<String> READERS = Set.of(
            "src/main/java/io/watchkeeper/decision/",
            "src/main/java/io/watchkeeper/rulebook/RulebookFiles.java",
            "src/main/java/io/watchkeeper/rulebook/draft/TableDesk.java",
            "src/main/java/io/watchkeeper/rulebook/trial/",
            "src/main/java/io/watchkeeper/rulebook/workbook/");

    /** Names limits, of which nobody is told as problems. */
    private static final String LIMITS = "src/main/java/io/watchkeeper/decision/guard/";

    private static final Pattern CODE = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)+)\"");
    private static final Pattern LISTED = Pattern.compile("`([A-Z]{2,}(?:_[A-Z]+)+)`");
    /** Literals of the same look that are values. */
    private static final Set<String> NO_CODES = Set.of("NO_ANSWER");

    @Test
    void every_code_is_explained_and_nothing_else() {
        var used = new TreeSet<String>();
        SourceTree.named(".java")
                .map(SourceTree::name)
                .filter(file -> READERS.stream().anyMatch(file::startsWith) && !file.startsWith(LIMITS))
                .forEach(file -> collect(CODE, SourceTree.read(file), used));
        used.removeAll(NO_CODES);
        var explained = new TreeSet<String>();
        SourceTree.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> collect(LISTED, line.substring(0, line.indexOf('|', 1)), explained));

        assertThat(used).contains("BAD_NUMBER").isEqualTo(explained);
    }

    private static void collect(Pattern pattern, String text, Set<String> found) {
        pattern.matcher(text).results().forEach(result -> found.add(result.group(1)));
    }
}
