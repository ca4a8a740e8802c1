package io.watchkeeper.decision.plan;

import java.util.Optional;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.facts.Sentence;

/**
 * A parameter of a plan or of an operation, or a member of the form of a manual step.
 *
 * @param standard what it is where nobody says; for plans it may be a reference to the event
 */
public record PlanParameter(String name, ParameterType type, Optional<Given> standard, Sentence about) {}
