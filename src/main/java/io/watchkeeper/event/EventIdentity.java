package io.watchkeeper.event;

import java.util.UUID;

import io.watchkeeper.decision.ObjectReference;

/**
 * What an event is about: settled when it opens, the same until the end.
 *
 * @param key workspace, scenario and object, digested; at most one event that is not completed has it
 */
public record EventIdentity(
        long id,
        String workspace,
        UUID key,
        String scenario,
        String title,
        ObjectReference object,
        String application,
        String environment,
        String source) {}
