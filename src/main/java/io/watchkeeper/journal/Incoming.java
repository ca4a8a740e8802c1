package io.watchkeeper.journal;

import java.time.Instant;

import io.watchkeeper.facts.Signal;

/**
 * A signal as it was taken in, with what makes it the same signal when it is delivered again.
 *
 * @param fingerprint names the series inside its source: the sender's own, else a digest of the labels; for inspections of inspection and object
 * @param episode names the occurrence inside the series: startsAt, the sender's occurrenceId, an inspection's runId
 * @param endsSeries whether the good news is about the series and not about one episode: a passed inspection, a resolved alert that names neither startsAt
 *     nor occurrenceId
 * @param startedAt when the episode began; the time of receipt where the sender does not say
 * @param occurredAt when what the signal reports happened: startsAt of a firing alert, endsAt of a resolved one, observedAt of an inspection
 * @param title what a person reads first: the summary, else the name
 */
public record Incoming(
        String workspace,
        String source,
        String fingerprint,
        String episode,
        boolean endsSeries,
        Signal signal,
        Instant startedAt,
        Instant occurredAt,
        String title) {}
