package io.watchkeeper.decision.plan;

import io.watchkeeper.facts.Sentence;

/**
 * Why a plan cannot be run as it was asked for.
 *
 * @param member such as {@code parameters.service}, {@code targets}, {@code steps.drain.with.backend}
 * @param value found there
 * @param allowed empty where that cannot be said in a few words
 */
public record PlanFlaw(String member, String code, String value, Sentence message, String allowed) {}
