package io.watchkeeper.object;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the objects of one import.
 *
 * @param created how many are new
 * @param updated how many were known, changed or not
 * @param unchanged how many of those were known as they are
 * @param rejected what is wrong with those that were not taken, a line a fault
 */
@Schema(name = "ObjectImport")
public record ImportAnswer(int created, int updated, int unchanged, List<Rejected> rejected) {

    /**
     * @param index of the object among those sent, from 0
     * @param pointer JSON pointer of what is wrong; null for CSV
     * @param cell address in the file; null for JSON
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RejectedObject")
    public record Rejected(
            int index,
            String pointer,
            String cell,
            String code,
            String value,
            Sentence message,
            String allowed,
            String suggestion) {}

    static ImportAnswer of(ImportPlan plan) {
        var same = plan.same().size();
        var rejected = plan.rejected().stream().flatMap(ImportAnswer::rejected).toList();
        return new ImportAnswer(plan.created().size(), plan.updated().size() + same, same, rejected);
    }

    private static Stream<Rejected> rejected(ImportPlan.Step.Reject step) {
        return step.flaws().stream()
                .map(flaw -> new Rejected(
                        step.index(),
                        flaw.pointer(),
                        flaw.cell(),
                        flaw.code(),
                        flaw.value(),
                        flaw.message(),
                        flaw.allowed(),
                        flaw.suggestion()));
    }
}
