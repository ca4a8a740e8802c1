package io.watchkeeper.diagnosis;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a version would conclude from the answers to diagnoses that have ended. Nothing is measured, nothing stored.
 *
 * @param diagnoses how many were walked again
 * @param same how many of them come to the cause that was found
 * @param differing the others, the latest first
 */
@Schema(name = "TreeBacktest")
public record TreeBacktest(String tree, long rulebookVersion, int diagnoses, int same, List<Differing> differing) {
    public TreeBacktest {
        differing = List.copyOf(differing);
    }

    /** A cause by its code, with its name. */
    @Schema(name = "BacktestedCause")
    public record Cause(String code, Sentence name) {}

    /**
     * One that would end otherwise.
     *
     * @param was the cause that was found; null where none was
     * @param now the cause that would be found; null where none would be
     * @param lacks the node whose question nothing answers that is stored; null where the way comes to an end
     * @param nodes from which the ways lead elsewhere
     */
    @Schema(name = "DifferingDiagnosis")
    public record Differing(
            String diagnosisId,
            String eventId,
            Instant startedAt,
            Cause was,
            Cause now,
            String lacks,
            List<String> nodes) {}
}
