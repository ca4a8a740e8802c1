package io.watchkeeper.decision.plan;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.CheckDefinition;

/** What plans are made of: each other, operations and checks, by code. */
public record PlanLibrary(Plans plans, Map<String, AtomicOperation> operations, Map<String, CheckDefinition> checks) {
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
