package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.plan.OperationKind;
import org.junit.jupiter.api.Test;

/** What docs/plans.md shows can be written so. */
class PlansPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(code: ([A-Z-]+)\\n.*?)```");
    private static final Pattern KIND = Pattern.compile("(?m)^\\| `([A-Z]+)` \\|");

    @Test
    void its_examples_are_in_order() {
        var files = new TreeMap<>(BuiltInRules.content().files());
        var examples = EXAMPLE.matcher(page()).results().toList();
        assertThat(examples).hasSize(2);
        examples.forEach(found -> files.put(
                (found.group(1).contains("\nkind: ") ? "plans/operations/" : "plans/") + found.group(2) + ".yaml",
                found.group(1)));
        assertThat(files).containsKeys("plans/SHOP-RESTART.yaml", "plans/operations/SHOP-UNIT-RESTART.yaml");
        assertThat(RulebookCompiler.check(new RulebookContent(files), new Readings())
                        .doubts())
                .filteredOn(problem -> problem.file().startsWith("plans/"))
                .extracting(RulebookProblem::message)
                .isEmpty();
    }

    @Test
    void it_tells_of_every_kind_of_operation() {
        List<String> told =
                KIND.matcher(page()).results().map(found -> found.group(1)).toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Stream.of(OperationKind.values())
                        .filter(kind -> kind != OperationKind.MANUAL)
                        .map(Enum::name)
                        .toList());
    }

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("repository.root", "."), "docs", "plans.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
