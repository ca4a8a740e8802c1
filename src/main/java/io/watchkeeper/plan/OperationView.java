package io.watchkeeper.plan;

import java.time.Duration;
import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * An atomic operation of the live rulebook.
 *
 * @param life DRAFT, PUBLISHED or DEPRECATED
 * @param connection name of what it acts through, or a reference to the event that tells it; null for kinds without one
 * @param targets kinds of objects that it may be applied to; empty for any
 * @param danger 0 for what only reads, 1 to 3 for what changes something
 * @param usedBy the plans that use it
 * @param versions how many versions of plans do, earlier ones among them
 */
public record OperationView(
        String code,
        Sentence name,
        Sentence about,
        String kind,
        String life,
        String connection,
        List<String> targets,
        List<String> does,
        List<PlanView.Parameter> parameters,
        List<PlanView.Parameter> outputs,
        Duration timeout,
        boolean idempotent,
        int danger,
        String verify,
        String undo,
        List<String> usedBy,
        int versions) {}
