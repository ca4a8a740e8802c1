package io.watchkeeper.object;

import java.util.Arrays;
import java.util.List;

/**
 * What an import would do, for who decides on it.
 *
 * @param created objects that would be new
 * @param updated known ones that would change
 * @param unchanged how many are known as they are
 * @param rejected what would not be taken, a line a fault
 */
public record ImportPreview(
        List<ObjectName> created, List<Changed> updated, int unchanged, List<ImportAnswer.Rejected> rejected) {

    /** One object with the fields that would differ. */
    public record Changed(ObjectName is, List<Difference> differences) {}

    /** @param before as a cell would have it, and {@code after} so */
    public record Difference(ObjectField field, String before, String after) {}

    /** Whether there is anything to do. */
    public boolean changes() {
        return !created.isEmpty() || !updated.isEmpty();
    }

    static ImportPreview of(ImportPlan plan) {
        return new ImportPreview(
                plan.created().stream().map(step -> step.object().is()).toList(),
                plan.updated().stream()
                        .map(step -> new Changed(
                                step.object().is(), differences(step.before().object(), step.object())))
                        .toList(),
                plan.same().size(),
                ImportAnswer.of(plan).rejected());
    }

    private static List<Difference> differences(ManagedObject before, ManagedObject after) {
        return Arrays.stream(ObjectField.values())
                .filter(field -> !before.values(field).equals(after.values(field)))
                .map(field ->
                        new Difference(field, CellText.join(before.values(field)), CellText.join(after.values(field))))
                .toList();
    }
}
