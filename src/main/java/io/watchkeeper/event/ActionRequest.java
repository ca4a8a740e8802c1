package io.watchkeeper.event;

/**
 * One person's wish to act on one event.
 *
 * @param actor the name of the person or token
 * @param eventId as people send it; what is no id is the id of nothing
 */
public record ActionRequest(String workspace, String actor, String eventId, ActionBody body, ActionTerms terms) {}
