package io.watchkeeper.decision.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.diagnosis.CheckDefinition;

/** What plans are made of: each other, operations and checks, by code. */
public record PlanLibrary(Plans plans, Map<String, AtomicOperation> operations, Map<String, CheckDefinition> checks) {
    /**
     * As files say, whatever is wrong with them.
     *
     * @param files of a rulebook, by path
     */
    public static PlanLibrary read(Map<String, String> files) {
        var problems = new Problems();
        var checks = new HashMap<String, CheckDefinition>();
        ChecksFile.read(files.getOrDefault(ChecksFile.PATH, ""), problems.in(ChecksFile.PATH))
                .forEach(check -> checks.put(check.code(), check));
        return new PlanLibrary(
                PlanFile.read(in(PlanFile.FOLDER, files), problems),
                OperationFile.read(in(OperationFile.FOLDER, files), problems),
                checks);
    }

    private static SortedMap<String, String> in(String folder, Map<String, String> files) {
        var found = new TreeMap<>(files);
        found.keySet()
                .removeIf(path ->
                        !path.startsWith(folder) || !path.endsWith(".yaml") || path.indexOf('/', folder.length()) >= 0);
        return found;
    }

    public PlanLibrary {
        operations = Map.copyOf(operations);
        checks = Map.copyOf(checks);
    }

    public Optional<AtomicOperation> operation(String code) {
        return Optional.ofNullable(operations.get(code));
    }

    public Optional<CheckDefinition> check(String code) {
        return Optional.ofNullable(checks.get(code));
    }
}
