package io.watchkeeper.console;

import java.util.function.BiFunction;

import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;

/** Shows a form again that was refused, with the reason, instead of a page that is nothing but the reason. */
final class Refusals {
    private static final int CONFLICT = 409;
    private static final int UNUSABLE = 422;

    private Refusals() {}

    /** Makes the page that shows the reason. */
    interface Page extends BiFunction<Problem, Sentence, Uni<TemplateInstance>> {}

    /** @param page for a refusal with status 409 or 422; others go their way */
    static Uni<Response> shownOn(Uni<Response> answer, Page page) {
        return answer.onFailure(Refusals::isForThePage).recoverWithUni(thrown -> {
            var problem = ((ProblemException) thrown).problem();
            // a page that cannot be made either is refused for its own reason
            return Uni.createFrom()
                    .deferred(() -> page.apply(problem, reason(problem)))
                    .map(shown ->
                            Response.status(problem.status()).entity(shown).build());
        });
    }

    private static Sentence reason(Problem problem) {
        return problem.errors().isEmpty()
                ? new Sentence(problem.detail(), problem.detail())
                : problem.errors().get(0).message();
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && (refused.problem().status() == CONFLICT || refused.problem().status() == UNUSABLE);
    }
}
