package io.watchkeeper.journal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.event.EventRecord;
import io.watchkeeper.journal.StoredText.SharedTrace;

/**
 * All that one batch writes, in one transaction.
 *
 * @param heldBack signals that a planned change keeps from their events
 * @param repeated deliveries to add to signals that are stored already, by signal key
 * @param deliveries deliveries to add to events, by event id
 * @param outcomes the answers, in the order of the batch
 */
record Changes(
        List<EventRecord> events,
        List<SignalRow> signals,
        List<SeriesChange> series,
        List<JournalRow> journal,
        List<HeldBack> heldBack,
        Map<UUID, Integer> repeated,
        Map<Long, Integer> deliveries,
        List<SignalOutcome> outcomes) {

    /** Ids of the events that are in the store already and are written to. */
    Set<Long> storedEvents() {
        return Stream.concat(
                        events.stream().filter(event -> event.version() > 0).map(EventRecord::id),
                        deliveries.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the decisions name, in the order in which it is written. */
    List<SharedTrace> traces() {
        return journal.stream()
                .flatMap(row -> row.decision().stream())
                .map(StoredText::trace)
                .distinct()
                .sorted(Comparator.comparing(SharedTrace::digest))
                .toList();
    }

    /** What was decided, for who looks on. */
    List<Onlooker.Signal> decided() {
        return journal.stream()
                .filter(row -> row.decision().isPresent())
                .map(row -> new Onlooker.Signal(
                        row.workspace(),
                        row.signalId(),
                        row.eventId().map(OptionalLong::of).orElseGet(OptionalLong::empty),
                        row.decision().get().whole()))
                .toList();
    }

    /** Signals that were accepted before, and are decided now. */
    List<Long> decidedAgain() {
        return signals.stream().filter(SignalRow::again).map(SignalRow::id).toList();
    }

    /**
     * @param outcome a {@link SignalOutcome.Kind}, or SUPPRESSED for one that a planned change holds back
     * @param again whether the row exists, undecided or held back until now
     */
    record SignalRow(UUID key, long id, Optional<Long> eventId, String outcome, int deliveries, boolean again) {
        static final String SUPPRESSED = "SUPPRESSED";

        SignalRow deliveredOnceMore() {
            return new SignalRow(key, id, eventId, outcome, deliveries + 1, again);
        }
    }

    /**
     * @param change that holds it back, as its sender named it
     * @param object that the change covers
     */
    record HeldBack(long signalId, String change, ObjectReference object, Incoming incoming) {}

    /**
     * @param was what was read of it; empty where nothing was known
     */
    record SeriesChange(SeriesState now, Optional<SeriesState> was) {}

    /**
     * @param decision empty when {@code undecided} says why there is none
     */
    record JournalRow(
            Instant receivedAt,
            long signalId,
            String workspace,
            Optional<Long> eventId,
            String source,
            String envelope,
            long rulebookVersion,
            Optional<StoredText> decision,
            Optional<String> undecided) {
        JournalRow {
            if (decision.isPresent() == undecided.isPresent()) {
                throw new IllegalArgumentException("a journal row holds a decision, or why there is none");
            }
        }
    }
}
