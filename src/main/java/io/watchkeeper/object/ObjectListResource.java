package io.watchkeeper.object;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/objects")
@Tag(name = "objects")
@PermissionsAllowed(Permissions.READ)
class ObjectListResource {
    static final String CSV = "text/csv";

    private final ObjectBrowsing browsing;
    private final ObjectImports imports;
    private final Caller caller;

    ObjectListResource(ObjectBrowsing browsing, ObjectImports imports, Caller caller) {
        this.browsing = browsing;
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            summary = "Objects by kind and name",
            description = "As text/csv: all that the filter names, in the columns that an import takes.")
    @APIResponse(
            responseCode = "200",
            description = "Some of them; all of them as text/csv",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ObjectView.Page.class)),
                @Content(mediaType = CSV)
            })
    public Uni<Response> list(@BeanParam ObjectListParameters parameters, @Context HttpHeaders headers) {
        var workspaces = caller.workspaces(parameters.workspace());
        var filter = ObjectFilter.parse(parameters.given());
        // whoever takes anything gets JSON
        return headers.getAcceptableMediaTypes().get(0).toString().startsWith(CSV)
                ? browsing.export(workspaces, filter)
                        .map(csv -> Response.ok(csv, CSV + ";charset=UTF-8").build())
                : browsing.list(workspaces, filter).map(page -> Response.ok(page, MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_OBJECTS)
    @Operation(
            summary = "Imports objects: new ones by kind and name, others anew",
            description =
                    "An array of at most 1,000 objects, or one alone; or text/csv of at most 10,000 rows. What a JSON member does not name becomes empty, but for "
                            + "aliases; what has no column in CSV stays as it is. A member that cannot be taken is listed under rejected, and nothing of it is "
                            + "stored. An imported object is CONFIRMED unless it says otherwise.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ObjectBody.class)),
                @Content(mediaType = CSV)
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of them",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "413", description = "More than 1,000 objects, 10,000 rows or 4 MiB of CSV")
    @APIResponse(responseCode = "422", description = "None of them can be taken; names every fault")
    public Uni<ImportAnswer> put(@QueryParam("workspace") String workspace, JsonNode body) {
        return imports.json(where(workspace), body);
    }

    @PUT
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_OBJECTS)
    @Operation(hidden = true)
    public Uni<ImportAnswer> putCsv(@QueryParam("workspace") String workspace, byte[] body) {
        return imports.csv(where(workspace), body == null ? new byte[0] : body);
    }

    private String where(String workspace) {
        return caller.workspaceFor(Permissions.EDIT_OBJECTS, workspace);
    }
}
