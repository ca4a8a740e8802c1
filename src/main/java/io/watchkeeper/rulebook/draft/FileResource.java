package io.watchkeeper.rulebook.draft;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.rulebook.draft.FileDesk.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The files of a version as text, one at a time. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/files/{path: .+}")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.EDIT_PLANS)
class FileResource {
    private static final String TEXT = MediaType.TEXT_PLAIN;
    private static final String UTF_8 = TEXT + ";charset=UTF-8";

    private final FileDesk desk;

    FileResource(FileDesk desk) {
        this.desk = desk;
    }

    /** @param problems of the file, and errors elsewhere that it causes */
    @Schema(name = "CheckedFile", examples = "{\"file\":\"grading/grading.drl\",\"problems\":[]}")
    record Checked(String file, List<ProblemView> problems) {}

    @GET
    @Produces(UTF_8)
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "A file as it stands",
            description = "Named by its path under rules/, such as grading/grading.drl.")
    @APIResponse(
            responseCode = "200",
            description = "The text, with its ETag",
            content = @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<String>> get(@PathParam("version") long version, @PathParam("path") String path) {
        return desk.find(version, path).map(held -> Tagged.of(held.text(), held.etag()));
    }

    @PUT
    @Consumes(TEXT)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts an edited file into a draft",
            description =
                    "A DRL file, a table with its header, a plan or an operation, as UTF-8. Plans and operations need the"
                            + " permission edit-plans and may be new, then with If-Match: *; the others need edit-rules. Rules that were never live are compiled"
                            + " and tried first, which takes seconds. If-Match names the ETag of the file that was"
                            + " edited.")
    @RequestBody(content = @Content(mediaType = TEXT))
    @APIResponse(responseCode = "200", description = "Stored; what is doubtful about it")
    @APIResponse(responseCode = "409", description = "Not a draft, or not a file that is edited as text")
    @APIResponse(responseCode = "412", description = "Changed since it was read")
    @APIResponse(responseCode = "413", description = "Longer than 4 Mi characters")
    @APIResponse(responseCode = "422", description = "Names the problems, line by line; the draft is as it was")
    @APIResponse(responseCode = "428", description = "No If-Match")
    public Uni<RestResponse<Checked>> put(
            @PathParam("version") long version,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body) {
        return desk.put(version, path, written(body, ifMatch)).chain(held -> desk.check(version, path, held.text())
                .map(problems -> Tagged.of(new Checked(path, problems), held.etag())));
    }

    @DELETE
    @Operation(
            summary = "Takes a plan or an operation out of a draft",
            description = "If-Match names the ETag of the file.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "Not a draft, or no plan and no operation")
    @APIResponse(responseCode = "412", description = "Changed since it was read")
    @APIResponse(responseCode = "422", description = "Something names it still: the problems, with their files")
    @APIResponse(responseCode = "428", description = "No If-Match")
    public Uni<Void> remove(
            @PathParam("version") long version,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return desk.remove(version, path, ifMatch);
    }

    @POST
    @Consumes(TEXT)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what would be wrong with a draft if the file read so",
            description = "Nothing is stored.")
    @RequestBody(content = @Content(mediaType = TEXT))
    @APIResponse(
            responseCode = "200",
            description = "The problems; where none has the severity ERROR, the file could be stored")
    @APIResponse(responseCode = "409", description = "Not a draft, or not a file that is edited as text")
    public Uni<Checked> check(@PathParam("version") long version, @PathParam("path") String path, byte[] body) {
        return desk.check(version, path, written(body, null).text()).map(problems -> new Checked(path, problems));
    }

    private static Written written(byte[] body, String ifMatch) {
        return Written.of(body == null ? new byte[0] : body, ifMatch);
    }
}
