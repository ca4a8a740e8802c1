package io.watchkeeper.rulebook.shadow;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One time in which a version is the shadow.
 *
 * @param digest of the content that decides
 * @param end empty while it lasts
 */
public record ShadowRun(
        long id, long version, String digest, String reason, String createdBy, Instant beganAt, Optional<End> end) {
    /** @param failure what went wrong, for people; empty unless it FAILED */
    public record End(Instant at, Ending ending, String failure) {}

    /** Why it is over. */
    public enum Ending {
        /** By a person. */
        STOPPED,
        /** The draft is another by now. */
        EDITED,
        /** It is the live version. */
        PUBLISHED,
        REJECTED,
        /** Its rules failed, or did not end. */
        FAILED,
        /** For a reason that only a newer release of the service knows. */
        OTHER;

        static Ending of(String name) {
            return Arrays.stream(values())
                    .filter(ending -> ending.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }
    }
}
