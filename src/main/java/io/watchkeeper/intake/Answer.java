package io.watchkeeper.intake;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.journal.SignalOutcome;

/** Writes the answer to a post, member by member. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    /** @param outcomes of the reading's signals, in their order */
    static String json(Reading reading, List<SignalOutcome> outcomes) {
        var text = new StringWriter(64 + 96 * reading.members().size());
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("received", reading.members().size());
            if (reading.truncated() > 0) {
                json.writeNumberField("truncated", reading.truncated());
            }
            json.writeArrayFieldStart("results");
            results(json, reading, outcomes.iterator());
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void results(JsonGenerator json, Reading reading, Iterator<SignalOutcome> outcomes)
            throws IOException {
        int index = 0;
        for (Member member : reading.members()) {
            json.writeStartObject();
            json.writeNumberField("index", index++);
            if (member instanceof Member.Rejection rejection) {
                json.writeStringField("outcome", Outcome.REJECTED.name());
                json.writePOJOField("errors", rejection.errors());
            } else {
                outcome(json, outcomes.next());
            }
            json.writeEndObject();
        }
    }

    private static void outcome(JsonGenerator json, SignalOutcome outcome) throws IOException {
        json.writeStringField("outcome", Outcome.of(outcome).name());
        json.writeStringField("signalId", outcome.signalId());
        if (!outcome.eventId().isEmpty()) {
            json.writeStringField("eventId", outcome.eventId());
        }
    }
}
