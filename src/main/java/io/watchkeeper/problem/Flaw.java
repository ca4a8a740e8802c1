package io.watchkeeper.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong with what was sent, and where. Components that say nothing are null and left out of the answer.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, empty for the whole body; null where a cell or a parameter is meant
 * @param cell address such as {@code C12} in a decision table
 * @param code UPPER_SNAKE, the same for the same kind of fault
 * @param value what stood there, shortened and harmless
 * @param allowed what may stand there, where a few words say it
 * @param suggestion what was probably meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Flaw(
        String pointer, String cell, String code, String value, Sentence message, String allowed, String suggestion) {
    public Flaw {
        value = Echo.of(value);
    }

    /** A fault in a JSON body. */
    public static Flaw at(String pointer, String code, String en, String zh) {
        return new Flaw(pointer, null, code, null, new Sentence(en, zh), null, null);
    }

    /** A fault of the request that no pointer reaches, such as one in a query parameter. */
    public static Flaw of(String code, String en, String zh) {
        return at(null, code, en, zh);
    }

    public Flaw found(String text) {
        return new Flaw(pointer, cell, code, text, message, allowed, suggestion);
    }

    public Flaw allowing(String text) {
        return new Flaw(pointer, cell, code, value, message, text, suggestion);
    }

    public Flaw suggesting(String text) {
        return new Flaw(pointer, cell, code, value, message, allowed, text);
    }
}
