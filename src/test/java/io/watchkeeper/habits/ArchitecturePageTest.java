package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** docs/architecture.md, against the classes. */
class ArchitecturePageTest {
    private static final String PACKAGES = "io.watchkeeper.";
    /** {@code | `package` | what it is | what it uses |} */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|[^|]+\\|([^|]*)\\|$");

    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    @Test
    void the_page_lists_the_packages_that_there_are() {
        assertThat(documented().keySet()).isEqualTo(arrows().keySet());
    }

    @Test
    void every_arrow_between_packages_is_on_the_page() {
        var documented = documented();
        arrows().forEach((feature, used) -> assertThat(documented.getOrDefault(feature, Set.of()))
                .as("what `%s` uses, in docs/architecture.md", feature)
                .containsAll(used));
    }

    private static Map<String, Set<String>> documented() {
        return ROW.matcher(SourceTree.read("docs/architecture.md"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> NAME.matcher(row.group(2))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static Map<String, Set<String>> arrows() {
        var arrows = new TreeMap<String, Set<String>>();
        for (var type : ArchitectureTest.CLASSES) {
            var from = feature(type).findFirst().orElseThrow();
            var used = arrows.computeIfAbsent(from, absent -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .flatMap(dependency -> feature(dependency.getTargetClass()))
                    .filter(to -> !to.equals(from))
                    .forEach(used::add);
        }
        return arrows;
    }

    private static Stream<String> feature(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(PACKAGES)
                ? Stream.of(name.substring(PACKAGES.length()).split("\\.")[0])
                : Stream.empty();
    }
}
