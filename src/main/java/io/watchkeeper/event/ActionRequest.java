package io.watchkeeper.event;

import io.watchkeeper.access.Grants;

/**
 * One person's wish to act on one event.
 *
 * @param grants what they may do, and in which workspaces
 * @param actor the name of the person or token
 * @param eventId as people send it; what is no id is the id of nothing
 */
public record ActionRequest(Grants grants, String actor, String eventId, ActionBody body, ActionTerms terms) {}
