package io.watchkeeper.console;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.diagnosis.DrawnDiagnosis;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.journal.DecisionView;
import io.watchkeeper.object.ObjectField;
import io.watchkeeper.object.ObjectView;
import io.watchkeeper.plan.machine.RunState;

/**
 * All that the page of one event tells.
 *
 * @param object that it is about, where that is known; else null
 * @param plans best rank first
 * @param entries the newest first
 * @param explanations the latest signal's first, not all of them
 * @param texts what the sender of the latest signal wrote
 * @param diagnosis the latest, or null
 */
public record EventStory(
        RiskEventView event,
        ObjectView object,
        List<PlanCard> plans,
        List<TimelineEntry> entries,
        List<Explanation> explanations,
        SignalTexts texts,
        DrawnDiagnosis diagnosis) {

    static EventStory of(RiskEventView event, EventCompanions.Known known, Plans plans, List<DecisionView> decisions) {
        var oldestFirst = Stream.concat(
                        Stream.of(TimelineEntry.discovery(event)),
                        event.entries().stream().map(entry -> TimelineEntry.of(entry, plans)))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .collect(Collectors.toList());
        Collections.reverse(oldestFirst);
        var cards = event.recommendations().stream()
                .map(recommended -> PlanCard.of(recommended, plans))
                .toList();
        return new EventStory(
                event,
                known.object().orElse(null),
                cards,
                List.copyOf(oldestFirst),
                Explanation.of(decisions),
                SignalTexts.latest(decisions),
                known.diagnosis().orElse(null));
    }

    public List<RunLine> runs() {
        return event.runs().stream()
                .map(run -> new RunLine(run.id(), run.plan().name(), RunState.valueOf(run.state())))
                .toList();
    }

    /** A run that was started for it. */
    public record RunLine(String id, Sentence plan, RunState state) {}

    /** Whether anything can still be done with it. */
    public boolean open() {
        return event.state() != EventState.COMPLETED;
    }

    /** Whether nobody has responded. */
    public boolean waiting() {
        return event.state() == EventState.DISCOVERED;
    }

    /** What is told here of its object. */
    public List<ObjectField> objectFields() {
        return List.of(ObjectField.APPLICATION, ObjectField.SITE);
    }

    public List<Grade> grades() {
        return List.of(Grade.values());
    }

    /** Names one form, so that sending it twice acts once. */
    public String once() {
        return UUID.randomUUID().toString();
    }
}
