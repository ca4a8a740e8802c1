package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.ReviewView;
import io.watchkeeper.plan.RunRequest;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;

/**
 * What the page of a review shows.
 *
 * @param review null where the plan cannot be run so
 * @param flaws why it cannot
 * @param refusal why a start was refused, or null
 * @param differences what is no longer as it was reviewed
 */
public record RunSheet(
        EmergencyPlan plan,
        RunRequest request,
        ReviewView review,
        List<Flaw> flaws,
        Sentence refusal,
        List<?> differences) {

    static RunSheet of(EmergencyPlan plan, RunRequest request, ReviewView review) {
        return new RunSheet(plan, request, review, List.of(), null, List.of());
    }

    static RunSheet flawed(EmergencyPlan plan, RunRequest request, List<Flaw> flaws) {
        return new RunSheet(plan, request, null, flaws, null, List.of());
    }

    RunSheet refused(Problem problem, Sentence why) {
        var differing = problem.extensions().get("difference") instanceof List<?> found ? found : List.of();
        return new RunSheet(plan, request, review, flaws, why, differing);
    }

    public List<PlanParameter> parameters() {
        return List.copyOf(plan.parameters().values());
    }

    /** What was typed for a parameter. */
    public String typed(String parameter) {
        return request.parameters().getOrDefault(parameter, "");
    }

    public String targets() {
        return String.join("\n", request.targets());
    }

    public String event() {
        return request.eventId() == null ? "" : request.eventId();
    }
}
