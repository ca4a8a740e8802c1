package io.watchkeeper.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.plan.Reviews;
import io.watchkeeper.plan.RunDesk;
import io.watchkeeper.plan.RunRequest;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** The sheet that is read before a plan is run, and the button on it. */
@Path("/runs")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.RUN_PLANS)
public class RunReviewPages {
    private static final String PARAMETER = "parameter.";
    private static final int UNKNOWN = 404;
    private static final int UNUSABLE = 422;

    private final Reviews reviews;
    private final RunDesk desk;
    private final LiveRulebook rulebooks;

    RunReviewPages(Reviews reviews, RunDesk desk, LiveRulebook rulebooks) {
        this.reviews = reviews;
        this.desk = desk;
        this.rulebooks = rulebooks;
    }

    /** Query: plan, event, targets one a line, and {@code parameter.name} for each parameter. */
    @GET
    @Path("/new")
    public Uni<TemplateInstance> review(@Context UriInfo uri) {
        return sheet(uri.getQueryParameters()).map(RunPages.Templates::review);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> start(MultivaluedMap<String, String> form) {
        var begun = Uni.createFrom()
                .deferred(() -> desk.start(form.getFirst("reviewToken"), form.getFirst("confirmation")))
                .map(run -> Redirect.to("/runs/" + run.run()));
        return Refusals.shownOn(begun, (problem, why) -> sheet(form)
                .map(sheet -> RunPages.Templates.review(sheet.refused(problem, why))));
    }

    private Uni<RunSheet> sheet(Map<String, List<String>> asked) {
        var code = first(asked, "plan");
        var plan = rulebooks
                .current()
                .plans()
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no plan of this code."));
        var request = request(asked, plan);
        return reviews.review(code, request)
                .map(review -> RunSheet.of(plan, request, review))
                .onFailure(RunReviewPages::cannot)
                .recoverWithItem(refused -> RunSheet.flawed(plan, request, flaws((ProblemException) refused)));
    }

    private static boolean cannot(Throwable failure) {
        return failure instanceof ProblemException refused
                && Set.of(UNKNOWN, UNUSABLE).contains(refused.problem().status());
    }

    /** The plan is known, so it is the event that is not. */
    private static List<Flaw> flaws(ProblemException refused) {
        return refused.problem().status() == UNKNOWN
                ? List.of(Flaw.at("/event", "UNKNOWN_EVENT", "There is no such event.", "没有该事件。"))
                : refused.problem().errors();
    }

    private static RunRequest request(Map<String, List<String>> asked, EmergencyPlan plan) {
        var parameters = new HashMap<String, String>();
        plan.parameters().keySet().forEach(name -> {
            var value = first(asked, PARAMETER + name);
            if (!value.isEmpty()) {
                parameters.put(name, value);
            }
        });
        var targets = Stream.of(first(asked, "targets").split("[\\r\\n]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return RunRequest.of(first(asked, "event").replaceFirst("^#", ""), parameters, targets);
    }

    private static String first(Map<String, List<String>> asked, String name) {
        var values = asked.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).strip();
    }
}
