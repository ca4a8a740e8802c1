package io.watchkeeper.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a series stands: its latest episode, whether that still fires, and the event it is a member of, if it ever was of one. */
record SeriesState(UUID key, String episode, Instant startedAt, boolean firing, Optional<Long> eventId) {
    static SeriesState firingOn(long eventId, Candidate candidate) {
        return new SeriesState(
                candidate.series(),
                candidate.incoming().episode(),
                candidate.incoming().startedAt(),
                true,
                Optional.of(eventId));
    }

    /** Of a series that is first heard of by good news. */
    static SeriesState quiet(Candidate candidate) {
        return new SeriesState(
                candidate.series(),
                candidate.incoming().episode(),
                candidate.incoming().startedAt(),
                false,
                Optional.empty());
    }

    /** The same after good news that ends nothing: it may be newer than what was heard last. */
    SeriesState hearing(Candidate candidate) {
        return firing || candidate.incoming().startedAt().isBefore(startedAt)
                ? this
                : new SeriesState(
                        key,
                        candidate.incoming().episode(),
                        candidate.incoming().startedAt(),
                        false,
                        eventId);
    }

    /** Whether good news came after the episode began that is looked at again only now. */
    boolean endedSince(Candidate candidate) {
        return !firing
                && !startedAt.isBefore(candidate.incoming().startedAt())
                && !episode.equals(candidate.incoming().episode());
    }

    SeriesState ended() {
        return new SeriesState(key, episode, startedAt, false, eventId);
    }

    /** Whether this good news ends what fires here; news of another, older episode does not. */
    boolean endedBy(Candidate candidate) {
        return firing
                && !candidate.firing()
                && (candidate.incoming().endsSeries()
                        || episode.equals(candidate.incoming().episode()));
    }

    /** A late report of an older episode must not hide that a newer one fires. */
    boolean yieldsTo(Candidate candidate) {
        return !firing || !candidate.incoming().startedAt().isBefore(startedAt);
    }
}
