package io.watchkeeper.access.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.Reason;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The secrets that the service uses towards others: written and listed here, read back nowhere. */
@Tag(name = "access")
@Path("/api/v1/secrets")
@PermissionsAllowed(Permissions.MANAGE_SECRETS)
class SecretResource {
    private static final Set<String> MEMBERS = Set.of("value", "reason");

    private final SecretVault vault;
    private final Caller caller;

    SecretResource(SecretVault vault, Caller caller) {
        this.vault = vault;
        this.caller = caller;
    }

    /** What became of a new value. */
    record Kept(String name, int version) {}

    @GET
    @Operation(summary = "Names, last change and use of the secrets; never a value", operationId = "listSecrets")
    public Uni<SecretView.Page> list(@QueryParam("workspace") String workspace) {
        return vault.list(where(workspace)).map(items -> new SecretView.Page(items, null));
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Keeps a secret, or a new version of it; the one before stays usable",
            operationId = "putSecret")
    public Uni<Kept> put(@PathParam("name") String name, @QueryParam("workspace") String workspace, JsonNode body) {
        SecretReference reference = SecretRules.given(where(workspace), name);
        check(body);
        return vault.put(
                        reference,
                        SecretValue.of(body.path("value").textValue()),
                        Reason.optional(body.path("reason").textValue()))
                .map(version -> new Kept(name, version));
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Deletes a secret; asks for a reason", operationId = "deleteSecret")
    public Uni<Void> delete(
            @PathParam("name") String name,
            @QueryParam("workspace") String workspace,
            @QueryParam("reason") String reason) {
        String where = where(workspace);
        Reason why = Reason.demanded(reason);
        if (!SecretReference.mayBeGiven(name)) {
            throw unknown();
        }
        return vault.delete(new SecretReference(where, name), why)
                .invoke(gone -> {
                    if (!gone) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    private String where(String workspace) {
        return caller.workspaceFor(Permissions.MANAGE_SECRETS, workspace);
    }

    private static void check(JsonNode body) {
        List<Flaw> flaws = new ArrayList<>();
        if (body == null || !body.isObject()) {
            flaws.add(Flaw.at("", "WRONG_TYPE", "The body must be an object.", "正文必须是一个对象。"));
        } else {
            body.fieldNames().forEachRemaining(member -> {
                if (!MEMBERS.contains(member)) {
                    flaws.add(Flaw.at(
                            "/" + JsonFaults.escaped(member),
                            "UNKNOWN_MEMBER",
                            "This member is not known here.",
                            "此处没有这个成员。"));
                }
            });
            SecretRules.value(body.path("value").textValue()).ifPresent(flaws::add);
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The secret cannot be kept.", flaws);
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such secret in your workspaces.");
    }
}
