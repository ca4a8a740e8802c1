package io.watchkeeper.console;

import java.util.Objects;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.event.ActionBody;
import io.watchkeeper.event.ActionRequest;
import io.watchkeeper.event.ActionTerms;
import io.watchkeeper.event.EventHandling;
import io.watchkeeper.problem.ProblemException;

/** The forms of an event's page. What succeeds answers with a redirect and a notice; what does not, with the page and what was typed. */
@Path("/events/{id}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.HANDLE_EVENTS)
public class EventActions {
    private static final int CONFLICT = 409;
    private static final int UNUSABLE = 422;

    private final EventHandling handling;
    private final EventStories stories;
    private final Caller caller;

    EventActions(EventHandling handling, EventStories stories, Caller caller) {
        this.handling = handling;
        this.stories = stories;
        this.caller = caller;
    }

    /** @param once made with the form: a form that is sent twice acts once */
    @POST
    @Path("/respond")
    public Uni<Response> respond(
            @PathParam("id") String id, @FormParam("once") String once, @FormParam("note") String note) {
        var draft = Draft.NONE.withNote(typed(note));
        return act(new Form(id, once, new ActionBody.Respond(note), draft), Notice.RESPONDED);
    }

    @POST
    @Path("/steps")
    public Uni<Response> addStep(
            @PathParam("id") String id,
            @FormParam("once") String once,
            @FormParam("text") String text,
            @FormParam("planCode") String plan) {
        var draft = Draft.NONE.withStep(typed(text), typed(plan));
        return act(new Form(id, once, new ActionBody.Step(text, chosen(plan)), draft), Notice.STEP_ADDED);
    }

    @POST
    @Path("/complete")
    public Uni<Response> complete(
            @PathParam("id") String id,
            @FormParam("once") String once,
            @FormParam("cause") String cause,
            @FormParam("grade") String grade,
            @FormParam("note") String note) {
        var draft = Draft.NONE.withCause(typed(cause)).withNote(typed(note));
        return act(new Form(id, once, new ActionBody.Complete(cause, chosen(grade), note), draft), Notice.COMPLETED);
    }

    private record Form(String id, String once, ActionBody body, Draft draft) {
        ActionRequest by(Caller caller) {
            return new ActionRequest(caller.grants(), caller.name(), id, body, ActionTerms.of(null, chosen(once)));
        }
    }

    private Uni<Response> act(Form form, Notice done) {
        return handling.act(form.by(caller))
                .map(event -> Redirect.to("/events/" + event.id(), Flash.of(done)))
                .onFailure(EventActions::isForThePage)
                .recoverWithUni(refused -> page((ProblemException) refused, form));
    }

    private Uni<Response> page(ProblemException refused, Form form) {
        var status = refused.problem().status();
        var notice = status == CONFLICT ? Notice.STATE_MOVED_ON : Notice.TEXT_REFUSED;
        return stories.find(form.id()).map(story -> Response.status(status)
                .entity(Events.Templates.show(story, form.draft().because(notice)))
                .build());
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && (refused.problem().status() == CONFLICT || refused.problem().status() == UNUSABLE);
    }

    private static String typed(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** The empty choice of a drop-down is no choice. */
    private static String chosen(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
