package io.watchkeeper.event;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.decision.DiagnosisFound;

/**
 * The latest diagnosis of an event, as it stands in the event's row.
 *
 * @param state RUNNING, CONCLUDED, INCONCLUSIVE or TIMED_OUT
 * @param life how often the event had been opened again when it was begun: a finding counts for one life only
 * @param found null unless it has concluded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDiagnosis(String id, String state, long life, DiagnosisFound found) {

    /** What decisions on the event may know of it. */
    Optional<DiagnosisFound> in(long present) {
        return Optional.ofNullable(found).filter(known -> life == present);
    }
}
