package io.watchkeeper.rulebook;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored version of the rulebook, without its content.
 *
 * @param live whether it decides; a faulty version may, until another is published
 * @param shadow whether it decides beside the live one, without effect
 * @param basedOn the version that it was made from
 * @param digest SHA-256 of its content, in hex
 * @param createdBy a person's name, {@code content-library} or {@code directory}
 * @param publishAt when an approved version is to go live, where a time was chosen
 * @param fault the first failure of one of its rules on a signal
 */
public record RulebookVersion(
        long version,
        State state,
        boolean live,
        boolean shadow,
        Optional<Long> basedOn,
        String note,
        String digest,
        String createdBy,
        Instant createdAt,
        Optional<Instant> publishedAt,
        Optional<Instant> publishAt,
        Optional<RulebookFault> fault) {
    public RulebookVersion {
        // the mark outlasts what happens to the version afterwards, for it can no longer be mended
        state = fault.isPresent() ? State.FAULTY : state;
    }

    /** From the draft of one person to what decides, and after; FAULTY once a rule of it has failed on a signal. */
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
