package io.watchkeeper.console;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.ObjectBrowsing;
import io.watchkeeper.object.ObjectEdit;
import io.watchkeeper.object.ObjectEditing;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectState;
import io.watchkeeper.object.ObjectView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** The forms about objects. */
@Path(Objects.PATH)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermissionsAllowed(Permissions.EDIT_OBJECTS)
public class ObjectActions {
    private static final int STALE = 412;
    private static final String ONE = "/{id: \\d{1,18}}";

    private final ObjectEditing editing;
    private final ObjectBrowsing objects;
    private final ObjectStories stories;
    private final WorkspaceChoices choices;
    private final Caller caller;

    ObjectActions(
            ObjectEditing editing,
            ObjectBrowsing objects,
            ObjectStories stories,
            WorkspaceChoices choices,
            Caller caller) {
        this.editing = editing;
        this.objects = objects;
        this.stories = stories;
        this.choices = choices;
        this.caller = caller;
    }

    @GET
    @Path("/new")
    @Consumes(MediaType.WILDCARD)
    public Uni<TemplateInstance> blank(@QueryParam("workspace") String workspace) {
        return at(workspace).map(choice -> Templates.blank(choice, ObjectForm.BLANK, null));
    }

    @POST
    public Uni<Response> create(@FormParam("workspace") String workspace, MultivaluedMap<String, String> form) {
        var typed = ObjectForm.typed(form);
        return at(workspace)
                .chain(choice -> Refusals.shownOn(
                        Uni.createFrom()
                                .deferred(() -> editing.create(choice.chosen(), typed.texts()))
                                .map(ObjectActions::done),
                        (problem, why) -> Uni.createFrom().item(Templates.blank(choice, typed.refused(problem), why))));
    }

    @POST
    @Path(ONE)
    public Uni<Response> edit(
            @PathParam("id") String id, @FormParam("etag") String etag, MultivaluedMap<String, String> form) {
        var typed = ObjectForm.typed(form);
        return acted(id, typed, () -> editing.patch(edit(id, etag), typed.texts()));
    }

    /** @param state CONFIRMED, UNCONFIRMED or DISMISSED */
    @POST
    @Path(ONE + "/state")
    public Uni<Response> move(
            @PathParam("id") String id, @FormParam("etag") String etag, @FormParam("state") ObjectState state) {
        return acted(id, null, () -> editing.move(edit(id, etag), state == null ? ObjectState.CONFIRMED : state));
    }

    /** @param into as kind/name */
    @POST
    @Path(ONE + "/merge")
    public Uni<Response> merge(
            @PathParam("id") String id, @FormParam("etag") String etag, @FormParam("into") String into) {
        var named = ObjectName.parse(into == null ? "" : into);
        return acted(id, null, () -> objects.find(caller.workspaces(), id)
                .chain(object -> named.map(name -> objects.known(object.workspace(), name))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found ->
                        editing.merge(edit(id, etag), found.map(ObjectView::id).orElse(id))));
    }

    @POST
    @Path(ONE + "/delete")
    public Uni<Response> delete(@PathParam("id") String id, @FormParam("etag") String etag) {
        return editing.delete(edit(id, etag)).map(gone -> Redirect.to(Objects.PATH, Flash.of(Notice.SAVED)));
    }

    /** Shows the page again, with what was typed, where the change is refused. */
    private Uni<Response> acted(String id, ObjectForm typed, Supplier<Uni<ObjectView>> change) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> change.get())
                        .onFailure(ObjectActions::isStale)
                        .transform(stale -> movedOn())
                        .map(ObjectActions::done),
                (problem, why) -> stories.find(id)
                        .map(story -> story.refused(typed == null ? story.form() : typed.refused(problem), why))
                        .map(story -> Objects.Templates.show(story)));
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem().status() == STALE;
    }

    private static ProblemException movedOn() {
        return ProblemException.conflict(
                "The object has changed since it was read.",
                Flaw.of(
                        "MOVED_ON",
                        "Somebody else changed the object meanwhile. What you typed is kept below; saving again replaces what they said.",
                        "其他人刚刚修改了该对象。您输入的内容已保留在下方，再次保存将覆盖其修改。"));
    }

    private static Response done(ObjectView object) {
        return Redirect.to(Objects.PATH + "/" + object.id(), Flash.of(Notice.SAVED));
    }

    private Uni<WorkspaceChoice> at(String workspace) {
        return choices.at(Objects.PATH + "/new", Permissions.EDIT_OBJECTS, workspace);
    }

    private ObjectEdit edit(String id, String etag) {
        return new ObjectEdit(caller.grants(), id, etag);
    }

    @CheckedTemplate(basePath = "Objects")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance blank(WorkspaceChoice choice, ObjectForm form, Sentence refusal);
    }
}
