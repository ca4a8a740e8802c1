package io.watchkeeper.rulebook.exchange;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A version of the rulebook, to be taken along. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/export")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.READ)
class ExportResource {
    private final RulebookRepository rulebooks;

    ExportResource(RulebookRepository rulebooks) {
        this.rulebooks = rulebooks;
    }

    @GET
    // of several types the server would choose one by itself, and write the bytes as a text
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "A version as a KJAR, or as a folder that drops into rules/",
            description =
                    "format is kjar or zip. The same version gives the same bytes; both can be imported again, and give the same content.",
            operationId = "exportRulebook")
    @APIResponse(
            responseCode = "200",
            description = "The archive",
            content = {@Content(mediaType = "application/java-archive"), @Content(mediaType = "application/zip")})
    @APIResponse(responseCode = "404", description = "No such version")
    public Uni<Response> export(@PathParam("version") long version, @QueryParam("format") String format) {
        var wanted = ExportFormat.named(format);
        return rulebooks
                .findWhole(version)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook.")))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(stored -> Response.ok(wanted.write(stored))
                        .type(wanted.type())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"" + wanted.fileName(stored) + "\"")
                        .build());
    }
}
