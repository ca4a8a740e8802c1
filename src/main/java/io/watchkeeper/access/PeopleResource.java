package io.watchkeeper.access;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The people who sign in. */
@Tag(name = "access")
@Path("/api/v1/people")
@PermissionsAllowed(Permissions.MANAGE_PEOPLE)
class PeopleResource {
    private final PeopleAdministration people;

    PeopleResource(PeopleAdministration people) {
        this.people = people;
    }

    /** @param name of the person to be; their roles are granted afterwards */
    record NewPerson(String name) {}

    /** All of them: {@code nextCursor} is always null, as no installation has so many. */
    record Page(List<PersonView> items, String nextCursor) {}

    @GET
    @Operation(summary = "Everybody who may sign in or could, by name", operationId = "listPeople")
    public Uni<Page> list() {
        return people.all().map(all -> new Page(all, null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One person with their roles", operationId = "getPerson")
    public Uni<PersonView> find(@PathParam("id") String id) {
        return people.find(id);
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates a person without roles; this answer alone shows the one-time password",
            operationId = "createPerson")
    public Uni<OneTimePassword> create(NewPerson person) {
        return people.create(person == null ? null : person.name());
    }

    @POST
    @Path("/{id}/disable")
    @Operation(
            summary =
                    "Ends the person's sessions and lets them in no more; asks for a reason; 409 for the last administrator",
            operationId = "disablePerson")
    public Uni<PersonView> disable(@PathParam("id") String id, @QueryParam("reason") String reason) {
        return people.disable(id, Reason.demanded(reason));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Lets a disabled person in again", operationId = "enablePerson")
    public Uni<PersonView> enable(@PathParam("id") String id) {
        return people.enable(id);
    }

    @POST
    @Path("/{id}/password")
    @Operation(
            summary =
                    "Gives the person a one-time password and ends their sessions; asks for a reason; this answer alone shows it",
            operationId = "resetPassword")
    public Uni<OneTimePassword> resetPassword(@PathParam("id") String id, @QueryParam("reason") String reason) {
        return people.resetPassword(id, Reason.demanded(reason));
    }

    @POST
    @Path("/{id}/sign-out")
    @Operation(summary = "Ends all sessions of the person", operationId = "signOutPerson")
    public Uni<PersonView> signOut(@PathParam("id") String id) {
        return people.signOut(id);
    }

    @PUT
    @Path("/{id}/roles/{workspace}/{role}")
    @Operation(
            summary = "Grants a role in a workspace; that of an administrator asks for a reason",
            operationId = "grantRole")
    public Uni<PersonView> grant(
            @PathParam("id") String id,
            @PathParam("workspace") String workspace,
            @PathParam("role") String role,
            @QueryParam("reason") String reason) {
        return people.grant(id, new RoleIn(workspace, role), reason);
    }

    @DELETE
    @Path("/{id}/roles/{workspace}/{role}")
    @Operation(
            summary =
                    "Takes a role in a workspace away; that of an administrator asks for a reason; 409 for the last administrator",
            operationId = "revokeRole")
    public Uni<PersonView> revoke(
            @PathParam("id") String id,
            @PathParam("workspace") String workspace,
            @PathParam("role") String role,
            @QueryParam("reason") String reason) {
        return people.revoke(id, new RoleIn(workspace, role), reason);
    }
}
