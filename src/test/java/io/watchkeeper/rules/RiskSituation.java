package io.watchkeeper.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.PlannedChange;

/**
 * A signal of a scenario and what the store knows of its event, told in the words of the rules. One hour is the time within which a completed event
 * reopens, ten minutes the window of a storm.
 */
record RiskSituation(
        RiskScenario scenario,
        String severity,
        String environment,
        String importance,
        String status,
        EventContext context) {
    private static final long REOPEN_WITHIN = 3600;
    private static final long WINDOW = 600;

    /** A firing signal of severity error in production that opens the first event of its scenario. */
    static RiskSituation risk(String scenario) {
        return risk(RuleTest.RULEBOOK.catalogue().find(scenario).orElseThrow());
    }

    static RiskSituation risk(RiskScenario scenario) {
        return new RiskSituation(
                scenario, "error", "production", "", "FIRING", EventContext.fresh(REOPEN_WITHIN, WINDOW));
    }

    RiskSituation severity(String other) {
        return new RiskSituation(scenario, other, environment, importance, status, context);
    }

    RiskSituation in(String other) {
        return new RiskSituation(scenario, severity, other, importance, status, context);
    }

    /** On an object that the business needs so much: high, low, or empty. */
    RiskSituation importance(String other) {
        return new RiskSituation(scenario, severity, environment, other, status, context);
    }

    /** As the n-th occurrence of an event that has been open for some minutes. */
    RiskSituation joining(long occurrence, long openMinutes) {
        return with(EventContext.of(
                context.episodeKnown(),
                EventPresence.OPEN,
                occurrence - 1,
                1,
                openMinutes * 60,
                0,
                REOPEN_WITHIN,
                context.openedLately(),
                WINDOW));
    }

    RiskSituation completedSecondsAgo(long seconds) {
        return with(EventContext.of(
                context.episodeKnown(),
                EventPresence.COMPLETED,
                1,
                0,
                seconds + 60,
                seconds,
                REOPEN_WITHIN,
                context.openedLately(),
                WINDOW));
    }

    /** After so many events of the same scenario within the window. */
    RiskSituation openedLately(long events) {
        return with(EventContext.of(
                context.episodeKnown(),
                context.event(),
                context.occurrences(),
                context.firing(),
                context.openSeconds(),
                context.completedSecondsAgo(),
                REOPEN_WITHIN,
                events,
                WINDOW));
    }

    /** While a change is under way on its object. */
    RiskSituation during(boolean suppresses) {
        return with(context.during(List.of(new PlannedChange("", "r-1", "RELEASE", suppresses, 60, 600))));
    }

    /** The recovery of an episode that still fires on its event, or of one that nobody knows. */
    RiskSituation recovering(boolean known) {
        var recovering = EventContext.of(
                known,
                context.event(),
                context.occurrences(),
                context.firing(),
                context.openSeconds(),
                context.completedSecondsAgo(),
                REOPEN_WITHIN,
                context.openedLately(),
                WINDOW);
        return new RiskSituation(scenario, severity, environment, importance, "RESOLVED", recovering);
    }

    Situation situation() {
        var labels = importance.isEmpty() ? Map.<String, String>of() : Map.of("criticality", importance);
        var signal = new Alert(
                "", "test", scenario.code(), severity, status, environment, Set.of(), Set.of(), labels, Map.of());
        return new Situation(
                new Recognition(signal, Optional.of(scenario), Optional.empty(), List.of(), Optional.empty()), context);
    }

    private RiskSituation with(EventContext other) {
        return new RiskSituation(scenario, severity, environment, importance, status, other);
    }
}
