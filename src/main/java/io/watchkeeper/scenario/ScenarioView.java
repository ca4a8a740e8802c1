package io.watchkeeper.scenario;

import java.util.List;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.TriggerItem;
import io.watchkeeper.facts.Sentence;

/**
 * A kind of risk, as the live rulebook knows it.
 *
 * @param domain host, network, database, kubernetes, web, inspection …
 * @param level the grade when nothing speaks for another
 * @param objectLabels labels that name the object, first present wins; empty for the common order
 * @param triggerItems the table rows that recognise it
 * @param linkedPlans plans that some row recommends for it
 * @param openEvents events of it in the workspaces of who asks that are not completed
 */
public record ScenarioView(
        String code,
        Sentence name,
        String domain,
        Grade level,
        Sentence impact,
        List<String> objectLabels,
        List<TriggerItem> triggerItems,
        List<LinkedPlan> linkedPlans,
        long openEvents,
        long rulebookVersion) {

    /** @param tier 1 and 2 may be run by responders, 3 by operators */
    public record LinkedPlan(String code, Sentence name, Sentence description, int tier) {}
}
