package io.watchkeeper.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.event.EventRecord;
import io.watchkeeper.event.EventStanding;

/**
 * The second half of a batch, without any I/O: duplicates are set aside, the others decided against what is known, and each decision at once becomes known to the
 * next. Signals that touch one event or one series are decided one after the other, in the order they came; the others together.
 */
final class Deliberation {
    private final Rulebook rulebook;
    private final Settings settings;
    private final Memory memory;
    private final ChangeLog log;
    private final Traces traces;

    Deliberation(Rulebook rulebook, Settings settings, Memory memory, ChangeLog log, Traces traces) {
        this.rulebook = rulebook;
        this.settings = settings;
        this.memory = memory;
        this.log = log;
        this.traces = traces;
    }

    /**
     * @param place where its answer belongs in the batch
     * @param eventKey the key it would open an event under; empty for what is suppressed or resolved
     */
    record Task(int place, Candidate candidate, Recognition recognition, Optional<EventIdentityDraft> eventKey) {}

    Changes decide(List<Task> tasks) {
        var waiting = tasks;
        while (!waiting.isEmpty()) {
            var later = new ArrayList<Task>();
            var now = new ArrayList<Task>();
            var claimed = new HashSet<UUID>();
            for (var task : waiting) {
                // a claim is made for those that wait too: what comes after them must not overtake them
                (claim(task, claimed) ? now : later).add(task);
            }
            decideTogether(now.stream().filter(this::notSeenBefore).toList());
            waiting = later;
        }
        return log.changes();
    }

    private boolean claim(Task task, Set<UUID> claimed) {
        var free = claimed.add(task.candidate().series());
        if (task.eventKey().isPresent()) {
            free &= claimed.add(task.eventKey().get().key());
        }
        var home = memory.home(task.candidate().series())
                .map(event -> event.identity().key())
                .filter(key -> task.eventKey()
                        .map(EventIdentityDraft::key)
                        .filter(key::equals)
                        .isEmpty());
        return home.isEmpty() ? free : claimed.add(home.get()) && free;
    }

    private boolean notSeenBefore(Task task) {
        var candidate = task.candidate();
        // firing after resolved of the same episode is an old notice that another sender repeats
        var resolved = candidate.firing() ? memory.signal(candidate.twin()) : Optional.<KnownSignal>empty();
        if (candidate.again()) {
            var over = resolved.isPresent()
                    || memory.series(candidate.series())
                            .filter(series -> series.endedSince(candidate))
                            .isPresent();
            if (over) {
                log.overtaken(task, resolved.flatMap(KnownSignal::eventId));
            }
            return !over;
        }
        var same = memory.signal(candidate.key());
        var known = same.or(() -> resolved);
        known.ifPresent(signal -> log.duplicate(task, signal, same.isPresent()));
        return known.isEmpty();
    }

    private void decideTogether(List<Task> tasks) {
        var situations = tasks.stream()
                .map(task -> new Situation(task.recognition(), context(task)))
                .toList();
        var verdicts = DecisionPipeline.decide(rulebook, situations);
        for (int i = 0; i < tasks.size(); i++) {
            apply(tasks.get(i), verdicts.get(i));
        }
    }

    private EventContext context(Task task) {
        var candidate = task.candidate();
        var known = ends(candidate);
        var lately =
                task.eventKey().map(draft -> memory.openedLately(draft.scope())).orElse(0L);
        var plain = settings.context(known, lately);
        return event(task)
                .map(event -> event.context(known, plain, settings.now()))
                .orElse(plain)
                .during(memory.changes(task.place()))
                .trying(task.eventKey()
                        .map(draft -> memory.tried(draft.scope()))
                        .orElse(List.of()));
    }

    private Optional<EventRecord> event(Task task) {
        return task.candidate().firing()
                ? task.eventKey().flatMap(draft -> memory.latest(draft.key()))
                : memory.home(task.candidate().series());
    }

    private boolean ends(Candidate candidate) {
        return memory.home(candidate.series()).isPresent()
                && memory.series(candidate.series())
                        .filter(series -> series.endedBy(candidate))
                        .isPresent();
    }

    private void apply(Task task, Verdict verdict) {
        var change = verdict.heldBackBy();
        if (change.isPresent()) {
            log.heldBack(task, change.get(), rulebook.version(), traces.text(verdict));
            return;
        }
        var event = event(task);
        var id =
                switch (verdict.outcome()) {
                    case OPEN -> Optional.of(fireOn(task, open(task, verdict)));
                    case JOIN -> Optional.of(fireOn(task, joined(task, verdict, event.orElseThrow(this::noSuchEvent))));
                    case REOPEN ->
                        Optional.of(fireOn(task, reopened(task, verdict, event.orElseThrow(this::noSuchEvent))));
                    case RESOLVE -> Optional.of(leave(task.candidate(), event.orElseThrow(this::noSuchEvent)));
                    case RECORD -> recorded(task.candidate());
                };
        log.decided(task, id, rulebook.version(), traces.text(verdict));
    }

    private EventRecord open(Task task, Verdict verdict) {
        var draft = task.eventKey().orElseThrow(this::noSuchEvent);
        memory.opened(draft.scope());
        return EventRecord.opened(
                draft.identity(log.nextEventId()),
                EventStanding.of(verdict, rulebook.version()),
                task.candidate().incoming().occurredAt(),
                settings.now());
    }

    private EventRecord joined(Task task, Verdict verdict, EventRecord event) {
        return event.joined(
                EventStanding.of(verdict, rulebook.version()),
                task.candidate().incoming().occurredAt(),
                newMember(task.candidate(), event));
    }

    private EventRecord reopened(Task task, Verdict verdict, EventRecord event) {
        return event.reopened(
                EventStanding.of(verdict, rulebook.version()),
                task.candidate().incoming().occurredAt(),
                newMember(task.candidate(), event));
    }

    private boolean newMember(Candidate candidate, EventRecord event) {
        return memory.home(candidate.series())
                .filter(home -> home.id() == event.id())
                .isEmpty();
    }

    /** The series now fires here; a newer rulebook may have moved it from another event, which it leaves. */
    private long fireOn(Task task, EventRecord event) {
        var candidate = task.candidate();
        var elsewhere = memory.home(candidate.series()).filter(home -> home.id() != event.id());
        var newer = memory.series(candidate.series()).filter(series -> !series.yieldsTo(candidate));
        if (newer.isPresent()) {
            // an older episode, reported late: it counts, but the series fires where its newer one does
            memory.put(elsewhere.isPresent() ? event.memberLeft(settings.now()) : event);
            memory.put(newer.get());
        } else {
            elsewhere.ifPresent(home -> memory.update(home.memberLeft(settings.now())));
            memory.put(event);
            memory.put(SeriesState.firingOn(event.id(), candidate));
        }
        return event.id();
    }

    /** Good news leaves its mark on the series also when it changes nothing: else its firing twin, decided elsewhere at this moment, would never hear of it. */
    private Optional<Long> recorded(Candidate candidate) {
        if (!candidate.firing()) {
            memory.put(memory.series(candidate.series())
                    .map(series -> series.hearing(candidate))
                    .orElseGet(() -> SeriesState.quiet(candidate)));
        }
        return memory.signal(candidate.twin()).flatMap(KnownSignal::eventId);
    }

    private long leave(Candidate candidate, EventRecord event) {
        memory.series(candidate.series()).map(SeriesState::ended).ifPresent(memory::put);
        memory.update(event.memberLeft(settings.now()));
        return event.id();
    }

    private IllegalStateException noSuchEvent() {
        return new IllegalStateException("stage correlation decided on an event that does not exist");
    }
}
