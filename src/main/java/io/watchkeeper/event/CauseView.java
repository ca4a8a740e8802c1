package io.watchkeeper.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cause with the open events that it explains.
 *
 * @param foundAt by the first diagnosis that found it
 * @param events the worst first
 */
@Schema(name = "Cause")
public record CauseView(
        String workspace, Named cause, Sentence impact, Sentence advice, Instant foundAt, List<Event> events) {

    /** An event in short. */
    @Schema(name = "EventOfCause")
    public record Event(String id, String title, ObjectReference object, Grade grade, EventState state) {}

    static CauseView of(String workspace, String code, Optional<Cause> known, Instant foundAt, List<Event> events) {
        var unnamed = new Sentence(code, code);
        var nothing = new Sentence("", "");
        return new CauseView(
                workspace,
                new Named(code, known.map(Cause::name).orElse(unnamed)),
                known.map(Cause::impact).orElse(nothing),
                known.map(Cause::advice).orElse(nothing),
                foundAt,
                events);
    }
}
