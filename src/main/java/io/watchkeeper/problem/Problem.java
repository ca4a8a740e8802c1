package io.watchkeeper.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Problem details as in RFC 9457.
 *
 * @param type names the kind of problem; a URN, not an address
 * @param title the same words for every problem of the type
 * @param detail one English sentence on this occurrence
 * @param extensions further members of the answer, such as {@code incident}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Flaw> errors,
        @JsonAnyGetter Map<String, Object> extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has an error status, not " + status);
        }
        errors = List.copyOf(errors);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** The problem that stands for an HTTP status: its title is the reason phrase. */
    public static Problem of(int status, String detail, List<Flaw> errors) {
        Status known = Status.fromStatusCode(status);
        String title = known == null ? "Refused" : known.getReasonPhrase();
        return new Problem(
                "urn:watchkeeper:problem:" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                title,
                status,
                detail,
                errors,
                Map.of());
    }

    /** The same problem with one more member in its answer. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, errors, more);
    }
}
