package io.watchkeeper.console;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.DiagnosisDesk;

/** The button of an event's page that looks for its cause. */
@Path("/events/{id}/diagnoses")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.START_DIAGNOSES)
public class DiagnosisStarts {
    private final DiagnosisDesk desk;
    private final EventStories stories;

    DiagnosisStarts(DiagnosisDesk desk, EventStories stories) {
        this.desk = desk;
        this.stories = stories;
    }

    @POST
    public Uni<Response> start(@PathParam("id") String id) {
        var started = desk.start(id, null).map(diagnosis -> Redirect.to("/diagnoses/" + diagnosis));
        return Refusals.shownOn(started, (problem, why) -> stories.find(id)
                .map(story -> Events.Templates.show(story, Draft.NONE.because(Notice.NO_TREE))));
    }
}
