package io.watchkeeper.console;

import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.AnswerBody;
import io.watchkeeper.plan.RunBrowsing;
import io.watchkeeper.plan.RunCommands;
import io.watchkeeper.plan.RunView;
import io.watchkeeper.plan.machine.Happening.Command;

/** The buttons and forms of a run's page. What was refused is shown on the page, with the reason. */
@Path("/runs/{id: \\d{1,18}}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermissionsAllowed(Permissions.RUN_PLANS)
public class RunActions {
    private static final String VALUE = "value.";

    private final RunCommands commands;
    private final RunBrowsing browsing;
    private final Caller caller;

    RunActions(RunCommands commands, RunBrowsing browsing, Caller caller) {
        this.commands = commands;
        this.browsing = browsing;
        this.caller = caller;
    }

    @POST
    @Path("/pause")
    public Uni<Response> pause(@PathParam("id") String id) {
        return answer(id, commands.carryOut(id, Command.PAUSE));
    }

    @POST
    @Path("/resume")
    public Uni<Response> resume(@PathParam("id") String id) {
        return answer(id, commands.carryOut(id, Command.RESUME));
    }

    @POST
    @Path("/stop")
    public Uni<Response> stop(@PathParam("id") String id) {
        return answer(id, commands.carryOut(id, Command.STOP));
    }

    @POST
    @Path("/rollback")
    public Uni<Response> rollBack(@PathParam("id") String id, @FormParam("confirmation") String confirmation) {
        return answer(id, commands.rollBack(id, confirmation));
    }

    @POST
    @Path("/confirm")
    @PermissionsAllowed(Permissions.RUN_GRAVE_PLANS)
    public Uni<Response> confirm(@PathParam("id") String id) {
        return answer(id, commands.confirm(id));
    }

    @POST
    @Path("/retry")
    public Uni<Response> retry(@PathParam("id") String id, @FormParam("step") String step) {
        return answer(id, commands.retry(id, given(step)));
    }

    @POST
    @Path("/skip")
    public Uni<Response> skip(@PathParam("id") String id, @FormParam("step") String step) {
        return answer(id, commands.skip(id, given(step)));
    }

    /** @param form members of a manual step's form as {@code value.name} */
    @POST
    @Path("/answer")
    public Uni<Response> answer(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Map<String, String> values = new HashMap<>();
        form.forEach((name, given) -> {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), given.get(0));
            }
        });
        var body = new AnswerBody(given(form.getFirst("answer")), values);
        return answer(id, commands.answer(id, given(form.getFirst("step")), body));
    }

    private Uni<Response> answer(String id, Uni<RunView> done) {
        var led = Uni.createFrom().deferred(() -> done).map(run -> Redirect.to("/runs/" + run.id()));
        return Refusals.shownOn(led, (problem, why) -> browsing.find(caller.workspaces(), id)
                .map(run -> RunPages.Templates.show(run, why)));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }
}
