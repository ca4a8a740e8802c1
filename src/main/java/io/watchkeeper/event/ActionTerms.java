package io.watchkeeper.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * On what terms an action is asked for.
 *
 * @param ifMatch the ETags that the event may have, as the header of that name has them
 * @param key names the request, so that sending it again does not do it again
 */
public record ActionTerms(Optional<String> ifMatch, Optional<String> key) {
    public static final ActionTerms NONE = new ActionTerms(Optional.empty(), Optional.empty());
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * From the headers If-Match and Idempotency-Key, either of which may be null.
     *
     * @throws ProblemException of status 400 for a key that is none
     */
    public static ActionTerms of(String ifMatch, String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw ProblemException.badRequest(
                    "The header Idempotency-Key cannot be used.",
                    Flaw.of("UNREADABLE", "Idempotency-Key cannot be used.", "Idempotency-Key 无法使用。")
                            .found(key)
                            .allowing("1 to 255 visible ASCII characters"));
        }
        return new ActionTerms(Optional.ofNullable(ifMatch).map(String::strip), Optional.ofNullable(key));
    }

    /** @throws ProblemException of status 412 when the event has changed since its ETag was read */
    void check(long version) {
        if (ifMatch.isPresent() && !matches(ifMatch.get(), version)) {
            throw ProblemException.preconditionFailed(
                    "The event has changed since it was read; its ETag is " + etag(version) + " now.");
        }
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static boolean matches(String header, long version) {
        return header.equals("*")
                || Arrays.stream(header.split(",")).anyMatch(tag -> tag.strip().equals(etag(version)));
    }
}
