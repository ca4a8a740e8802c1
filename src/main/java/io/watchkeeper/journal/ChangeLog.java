package io.watchkeeper.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

import io.watchkeeper.journal.Changes.HeldBack;
import io.watchkeeper.journal.Changes.JournalRow;
import io.watchkeeper.journal.Changes.SignalRow;
import io.watchkeeper.journal.SignalOutcome.Kind;

/** Gathers what a batch will write and answer. */
final class ChangeLog {
    private final Instant now;
    private final LongSupplier signalIds;
    private final LongSupplier eventIds;
    private final Memory memory;
    private final SignalOutcome[] outcomes;
    private final Map<UUID, SignalRow> signals = new LinkedHashMap<>();
    private final List<JournalRow> journal = new ArrayList<>();
    private final List<HeldBack> heldBack = new ArrayList<>();
    private final Map<UUID, Integer> repeated = new HashMap<>();
    private final Map<Long, Integer> deliveries = new HashMap<>();

    ChangeLog(Instant now, LongSupplier signalIds, LongSupplier eventIds, Memory memory, int size) {
        this.now = now;
        this.signalIds = signalIds;
        this.eventIds = eventIds;
        this.memory = memory;
        this.outcomes = new SignalOutcome[size];
    }

    long nextEventId() {
        return eventIds.getAsLong();
    }

    /** @param sameKey whether the key itself is known; else it is the resolved twin that counts the delivery */
    void duplicate(Deliberation.Task task, KnownSignal known, boolean sameKey) {
        repeated(sameKey ? task.candidate().key() : task.candidate().twin(), known, task.place());
    }

    void repeated(UUID key, KnownSignal known, int place) {
        if (signals.computeIfPresent(key, (same, row) -> row.deliveredOnceMore()) == null) {
            repeated.merge(key, 1, Integer::sum);
        }
        known.eventId().ifPresent(this::delivered);
        outcomes[place] = known.asDuplicate();
    }

    /** What waited undecided has meanwhile been reported resolved: it opens nothing any more, and waits no longer. */
    void overtaken(Deliberation.Task task, Optional<Long> eventId) {
        var own = memory.signal(task.candidate().key()).orElseThrow();
        signals.put(
                task.candidate().key(),
                new SignalRow(task.candidate().key(), own.id(), eventId, Kind.DECIDED.name(), 0, true));
        outcomes[task.place()] = new SignalOutcome(
                Kind.DECIDED,
                Long.toString(own.id()),
                eventId.map(String::valueOf).orElse(""));
    }

    /** The signal is kept, and comes back when the change ends. */
    void heldBack(Deliberation.Task task, String change, long rulebookVersion, StoredText decision) {
        var id = accept(task.candidate(), Optional.empty(), SignalRow.SUPPRESSED);
        journal.add(
                row(task.candidate(), id, Optional.empty(), rulebookVersion, Optional.of(decision), Optional.empty()));
        var object = task.eventKey().map(EventIdentityDraft::object).orElseThrow();
        heldBack.add(new HeldBack(id, change, object, task.candidate().incoming()));
        outcomes[task.place()] = new SignalOutcome(Kind.DECIDED, Long.toString(id), "");
    }

    void decided(Deliberation.Task task, Optional<Long> eventId, long rulebookVersion, StoredText decision) {
        var id = accept(task.candidate(), eventId, Kind.DECIDED.name());
        eventId.ifPresent(this::delivered);
        journal.add(row(task.candidate(), id, eventId, rulebookVersion, Optional.of(decision), Optional.empty()));
        outcomes[task.place()] = new SignalOutcome(
                Kind.DECIDED, Long.toString(id), eventId.map(String::valueOf).orElse(""));
    }

    void undecided(Candidate candidate, int place, long rulebookVersion, String why) {
        var id = candidate.again()
                ? memory.signal(candidate.key()).orElseThrow().id()
                : accept(candidate, Optional.empty(), Kind.UNDECIDED.name());
        journal.add(row(candidate, id, Optional.empty(), rulebookVersion, Optional.empty(), Optional.of(why)));
        outcomes[place] = new SignalOutcome(Kind.UNDECIDED, Long.toString(id), "");
    }

    private long accept(Candidate candidate, Optional<Long> eventId, String outcome) {
        var id =
                candidate.again() ? memory.signal(candidate.key()).orElseThrow().id() : signalIds.getAsLong();
        memory.accepted(candidate.key(), new KnownSignal(id, eventId));
        signals.put(candidate.key(), new SignalRow(candidate.key(), id, eventId, outcome, 1, candidate.again()));
        return id;
    }

    private JournalRow row(
            Candidate candidate,
            long id,
            Optional<Long> eventId,
            long rulebookVersion,
            Optional<StoredText> decision,
            Optional<String> undecided) {
        var incoming = candidate.incoming();
        var envelope = undecided.isPresent() ? Envelope.whole(incoming) : Envelope.withoutSignal(incoming);
        return new JournalRow(
                now,
                id,
                incoming.workspace(),
                eventId,
                incoming.source(),
                envelope,
                rulebookVersion,
                decision,
                undecided);
    }

    private void delivered(long eventId) {
        deliveries.merge(eventId, 1, Integer::sum);
    }

    Changes changes() {
        return new Changes(
                memory.changedEvents(),
                List.copyOf(signals.values()),
                memory.changedSeries(),
                journal,
                heldBack,
                repeated,
                deliveries,
                Arrays.asList(outcomes));
    }
}
