package io.watchkeeper.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.guard.Guard;
import io.watchkeeper.facts.GuardLimit;
import org.junit.jupiter.api.Test;

/** The page about self-heal, against the rules. */
class SelfHealPageTest {
    private static final Path PAGE = Path.of(System.getProperty("repository.root", "."), "docs", "self-heal.md");

    @Test
    void the_table_of_guards_names_each_with_its_default_limits() throws IOException {
        var page = Files.readString(PAGE);
        var limits = defaults();
        assertThat(Arrays.stream(Guard.values())).allSatisfy(guard -> {
            var row = page.lines()
                    .filter(line -> line.startsWith("| " + guard.name() + " |"))
                    .findFirst();
            assertThat(row).as(guard.name()).isPresent();
            assertThat(row.get()).contains(guard.title().en());
            assertThat(guard.limits())
                    .allSatisfy(limit -> assertThat(row.get()).contains("`" + limit + "` " + limits.get(limit)));
        });
    }

    @Test
    void the_number_of_bound_scenarios_is_the_one_in_the_rulebook() throws IOException {
        var bound = BuiltInRules.rulebook().bindings().byScenario();
        assertThat(bound).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Files.readString(PAGE)).contains("binds a plan to " + bound.size() + " scenarios");
        assertThat(bound.values()).allMatch(binding -> binding.suggested().equals("SHADOW"));
    }

    private static Map<String, Long> defaults() {
        return BuiltInRules.rulebook().tables().stream()
                .filter(table -> table.file().equals("guard/limits.drl.csv"))
                .flatMap(table -> table.rows().stream())
                .filter(row ->
                        row.conditions().stream().filter(Optional::isPresent).count() == 1)
                .map(row -> (GuardLimit) row.decision())
                .collect(Collectors.toMap(GuardLimit::limit, GuardLimit::value));
    }
}
