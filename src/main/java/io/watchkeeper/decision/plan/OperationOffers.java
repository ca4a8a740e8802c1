package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.Given;

/** What can be said in the form of an operation: other operations, checks, connections, and references that a parameter may have where nobody says. */
public record OperationOffers(PlanLibrary library, String code) {
    /** Those that only look. */
    public List<AtomicOperation> verifying(String now) {
        return operations(now, operation -> operation.danger() == 0);
    }

    /** Those that change something. */
    public List<AtomicOperation> undoing(String now) {
        return operations(now, operation -> operation.danger() > 0);
    }

    private List<AtomicOperation> operations(String now, Predicate<AtomicOperation> fits) {
        return library.operations().values().stream()
                .filter(operation -> !operation.code().equals(code))
                .filter(operation -> operation.code().equals(now)
                        || operation.life() == AtomicOperation.Life.PUBLISHED && fits.test(operation))
                .sorted(Comparator.comparing(AtomicOperation::code))
                .toList();
    }

    public List<CheckDefinition> checks() {
        return library.checks().values().stream()
                .sorted(Comparator.comparing(CheckDefinition::code))
                .toList();
    }

    /** Those that other operations of the kind act through. */
    public List<String> connections(String kind) {
        var all = new TreeSet<String>();
        library.operations().values().stream()
                .filter(operation -> operation.kind().name().equals(kind))
                .flatMap(operation -> operation.connection().stream())
                .map(Given::text)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** In the order in which they help most. */
    public List<String> references() {
        var all = new ArrayList<>(List.of("${target.name}", "${target.address}", "${target.kind}"));
        all.addAll(OutlineOffers.ofEvent(library));
        return all;
    }
}
