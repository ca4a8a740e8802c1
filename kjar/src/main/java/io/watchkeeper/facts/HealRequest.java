package io.watchkeeper.facts;

/**
 * A plan that may run by itself for an event: what the guards are asked about. Counts that could not be taken are -1; a guard that needs one then refuses.
 *
 * @param domain of the scenario
 * @param plan a code of {@code plans/}
 * @param tier of the plan, 1 to 3
 * @param object that the plan acts on, by name
 * @param eventState DISCOVERED, IN_HANDLING or COMPLETED
 * @param signalState FIRING or RESOLVED, read again just before
 * @param mode OFF, RECOMMEND, SHADOW, APPROVE or AUTOMATIC
 * @param modeSeconds since the mode was set
 * @param targets how many objects the plan acts on
 * @param everything whether its targets mean all there are
 * @param evidenceSeconds since a sender last said that the risk is there
 * @param openSeconds since the event opened, or opened again
 * @param occurrences distinct episodes of the event
 * @param reversible whether the plan can be taken back
 * @param changes releases, freezes and maintenance windows under way on the target
 * @param blockers grave events on what the target needs
 * @param workspace of the event
 * @param businessTime WORKING, OFF or HOLIDAY by the calendar of the workspace; empty where there is none
 */
public record HealRequest(
        String signal,
        String scenario,
        String domain,
        String plan,
        long tier,
        String object,
        String objectKind,
        String application,
        String site,
        String environment,
        String importance,
        String event,
        String eventState,
        String grade,
        String signalState,
        String mode,
        long modeSeconds,
        long targets,
        boolean everything,
        long evidenceSeconds,
        long openSeconds,
        long occurrences,
        boolean reversible,
        long changes,
        long blockers,
        String workspace,
        String businessTime)
        implements Fact {
    public HealRequest {
        signal = Normal.text(signal);
        scenario = Normal.text(scenario);
        domain = Normal.text(domain);
        plan = Normal.text(plan);
        object = Normal.text(object);
        objectKind = Normal.text(objectKind);
        application = Normal.text(application);
        site = Normal.text(site);
        environment = Normal.text(environment);
        importance = Normal.text(importance);
        event = Normal.text(event);
        eventState = Normal.text(eventState);
        grade = Normal.text(grade);
        signalState = Normal.text(signalState);
        mode = Normal.text(mode);
        workspace = Normal.text(workspace);
        businessTime = Normal.text(businessTime);
    }
}
