package io.watchkeeper.rulebook;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored version of the rulebook, without its content.
 *
 * @param basedOn the version that it was made from
 * @param digest SHA-256 of its content, in hex
 * @param createdBy a person's name, {@code content-library} or {@code directory}
 */
public record RulebookVersion(
        long version,
        State state,
        boolean live,
        Optional<Long> basedOn,
        String note,
        String digest,
        String createdBy,
        Instant createdAt,
        Optional<Instant> publishedAt) {

    /** From the draft of one person to what decides, and after. */
    public enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        RETIRED,
        REJECTED,
        FAULTY
    }
}
