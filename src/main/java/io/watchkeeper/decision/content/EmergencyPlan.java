package io.watchkeeper.decision.content;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/** What to do, from {@code plans/CODE.yaml}: described until plans can be run. */
public record EmergencyPlan(String code, Sentence name, Sentence description, int tier, List<Sentence> steps) {}
