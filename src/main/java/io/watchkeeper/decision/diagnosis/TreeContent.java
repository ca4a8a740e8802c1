package io.watchkeeper.decision.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The trees of a rulebook, the checks that they ask for and the causes that they find; the nodes stand in decision tables. */
public record TreeContent(
        Map<String, DiagnosisTree> trees, Map<String, CheckDefinition> checks, Map<String, Cause> causes) {
    public static final TreeContent NONE = new TreeContent(Map.of(), Map.of(), Map.of());

    public static TreeContent of(List<DiagnosisTree> trees, List<CheckDefinition> checks, List<Cause> causes) {
        return new TreeContent(
                byCode(trees, DiagnosisTree::code), byCode(checks, CheckDefinition::code), byCode(causes, Cause::code));
    }

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        return all.stream().collect(Collectors.toUnmodifiableMap(code, one -> one));
    }

    /** By code, so that the first is always the same. */
    public List<DiagnosisTree> forScenario(String scenario) {
        return inOrder().stream()
                .filter(tree -> tree.scenarios().contains(scenario))
                .toList();
    }

    public List<DiagnosisTree> inOrder() {
        return trees.values().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    public Optional<DiagnosisTree> tree(String code) {
        return Optional.ofNullable(trees.get(code));
    }

    public Optional<CheckDefinition> check(String code) {
        return Optional.ofNullable(checks.get(code));
    }

    public Optional<Cause> cause(String code) {
        return Optional.ofNullable(causes.get(code));
    }
}
