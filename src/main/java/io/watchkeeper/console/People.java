package io.watchkeeper.console;

import java.util.function.Supplier;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.OneTimePassword;
import io.watchkeeper.access.PeopleAdministration;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.PersonView;
import io.watchkeeper.access.Reason;
import io.watchkeeper.access.RoleIn;
import io.watchkeeper.access.Workspaces;
import io.watchkeeper.facts.Sentence;

/** Who may sign in, and with which roles. */
@Path("/people")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.MANAGE_PEOPLE)
public class People {
    private final PeopleAdministration people;
    private final Workspaces workspaces;

    People(PeopleAdministration people, Workspaces workspaces) {
        this.people = people;
        this.workspaces = workspaces;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return index("", null);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return show(id, null);
    }

    /** Answers with a page, not with a redirect: the password is nowhere to be read again. */
    @POST
    public Uni<Response> create(@FormParam("name") String name) {
        return Refusals.shownOn(
                people.create(name).chain(this::handOut), (problem, reason) -> index(name == null ? "" : name, reason));
    }

    @POST
    @Path("/{id}/password")
    public Uni<Response> resetPassword(@PathParam("id") String id, @FormParam("reason") String reason) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> people.resetPassword(id, Reason.demanded(reason)))
                        .chain(this::handOut),
                (problem, refusal) -> show(id, refusal));
    }

    @POST
    @Path("/{id}/disable")
    public Uni<Response> disable(@PathParam("id") String id, @FormParam("reason") String reason) {
        return saved(id, () -> people.disable(id, Reason.demanded(reason)));
    }

    @POST
    @Path("/{id}/enable")
    public Uni<Response> enable(@PathParam("id") String id) {
        return saved(id, () -> people.enable(id));
    }

    @POST
    @Path("/{id}/sign-out")
    public Uni<Response> signOut(@PathParam("id") String id) {
        return saved(id, () -> people.signOut(id));
    }

    @POST
    @Path("/{id}/grant")
    public Uni<Response> grant(
            @PathParam("id") String id,
            @FormParam("workspace") String workspace,
            @FormParam("role") String role,
            @FormParam("reason") String reason) {
        return saved(id, () -> people.grant(id, role(workspace, role), reason));
    }

    @POST
    @Path("/{id}/revoke")
    public Uni<Response> revoke(
            @PathParam("id") String id,
            @FormParam("workspace") String workspace,
            @FormParam("role") String role,
            @FormParam("reason") String reason) {
        return saved(id, () -> people.revoke(id, role(workspace, role), reason));
    }

    private static RoleIn role(String workspace, String role) {
        return new RoleIn(String.valueOf(workspace), String.valueOf(role));
    }

    private Uni<Response> saved(String id, Supplier<Uni<PersonView>> change) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> change.get())
                        .map(person -> Redirect.to("/people/" + person.id(), Flash.of(Notice.SAVED))),
                (problem, reason) -> show(id, reason));
    }

    private Uni<Response> handOut(OneTimePassword made) {
        return workspaces
                .visible()
                .map(all -> new PersonPage(made.person(), all, made.oneTimePassword(), null))
                .map(page -> Response.ok(Templates.show(page)).build());
    }

    private Uni<TemplateInstance> index(String typed, Sentence refusal) {
        return people.all().map(all -> Templates.index(new PeopleListing(all, typed, refusal)));
    }

    private Uni<TemplateInstance> show(String id, Sentence refusal) {
        return people.find(id)
                .chain(person -> workspaces.visible().map(all -> new PersonPage(person, all, "", refusal)))
                .map(Templates::show);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(PeopleListing listing);

        static native TemplateInstance show(PersonPage page);
    }
}
