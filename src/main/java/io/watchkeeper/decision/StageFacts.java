package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Verdict.Outcome;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.CompletedEvent;
import io.watchkeeper.facts.Episode;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.OpenEvent;
import io.watchkeeper.facts.PlanHistory;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.ScenarioWindow;
import io.watchkeeper.facts.Signal;

/** What the later stages are given about one signal: made from the signal and its context alone, so that it can be made again from a stored decision. */
record StageFacts(Signal signal, EventContext context, String name) {

    /** For correlation; the answer of the first half comes on top. */
    List<Fact> standing() {
        var facts = new ArrayList<Fact>();
        facts.add(new Episode(name, signal.status(), context.episodeKnown()));
        switch (context.event()) {
            case OPEN -> facts.add(new OpenEvent(name, context.occurrences(), context.firing(), context.openSeconds()));
            case COMPLETED ->
                facts.add(new CompletedEvent(
                        name, context.occurrences(), context.completedSecondsAgo(), context.reopenWithinSeconds()));
            case NONE -> {}
        }
        context.changes().forEach(change -> facts.add(change.as(name)));
        facts.add(new ScenarioWindow(name, context.openedLately(), context.windowSeconds()));
        return facts;
    }

    /** The event as it will stand, not graded yet. */
    RiskEvent event(RiskScenario scenario, Outcome outcome, boolean storm) {
        boolean opens = outcome == Outcome.OPEN;
        long joining = context.episodeKnown() ? 0 : 1;
        return new RiskEvent(
                name,
                signal instanceof Alert ? "ALERT" : "INSPECTION",
                scenario.code(),
                scenario.domain(),
                scenario.level().name(),
                severity(),
                environment(),
                opens ? 1 : context.occurrences() + joining,
                opens ? 1 : context.firing() + joining,
                opens ? 0 : context.openSeconds() / 60,
                opens ? context.openedLately() + 1 : Math.max(1, context.openedLately()),
                outcome == Outcome.REOPEN,
                storm,
                Importance.of(signal.labels()),
                "");
    }

    /** For grading and recommendation, beside the event: what a diagnosis of it has found. */
    List<Fact> findings() {
        return context.diagnosis().map(found -> found.facts(name)).orElse(List.of());
    }

    /** For recommendation, besides: how plans have fared. */
    List<PlanHistory> tried() {
        return context.tried().stream().map(history -> history.as(name)).toList();
    }

    static RiskEvent graded(RiskEvent event, Grade grade) {
        return new RiskEvent(
                event.signal(),
                event.kind(),
                event.scenario(),
                event.domain(),
                event.level(),
                event.severity(),
                event.environment(),
                event.occurrences(),
                event.firing(),
                event.openMinutes(),
                event.objects(),
                event.reopened(),
                event.storm(),
                event.importance(),
                grade.name());
    }

    private String severity() {
        if (signal instanceof InspectionResult inspection) {
            return inspection.outcome().equals("ERROR") ? "warning" : "error";
        }
        return ((Alert) signal).severity();
    }

    private String environment() {
        return signal instanceof InspectionResult inspection
                ? inspection.environment()
                : ((Alert) signal).environment();
    }
}
