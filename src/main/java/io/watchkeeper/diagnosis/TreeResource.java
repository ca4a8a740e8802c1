package io.watchkeeper.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.diagnosis.edit.WrittenTree;
import io.watchkeeper.problem.FilterReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A diagnosis tree of a version as a whole. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/trees/{code: [A-Z0-9_-]{1,64}}")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.READ)
class TreeResource {
    private static final String SVG = "image/svg+xml";
    private static final int USUAL = 100;

    private final TreeExchange exchange;
    private final TreeBacktests backtests;

    TreeResource(TreeExchange exchange, TreeBacktests backtests) {
        this.exchange = exchange;
        this.backtests = backtests;
    }

    @GET
    @Path("/backtest")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the tree of this version would have concluded from the answers to the latest diagnoses",
            description =
                    "Of the caller's workspaces; nothing is measured or stored. A stored answer counts only where the same would be asked; where none does, lacks names the node. "
                            + "422 for a version that does not compile or has no such tree.")
    public Uni<TreeBacktest> backtest(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @RestQuery @Parameter(description = "How many diagnoses, 1 to 500, usually 100", example = "100")
                    List<String> latest) {
        var reader = new FilterReader(Map.of("latest", latest), "diagnoses");
        int most = reader.number("latest", TreeBacktests.MOST, USUAL);
        reader.refuseFlaws();
        return backtests.of(version, code, most);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A diagnosis tree with its nodes, checks and causes",
            description = "As a drawing where image/svg+xml is asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The tree, with its ETag",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WrittenTree.class)),
                @Content(mediaType = SVG)
            })
    public Uni<RestResponse<String>> json(@PathParam("version") long version, @PathParam("code") String code) {
        return exchange.json(version, code).map(json -> ResponseBuilder.ok(json)
                .header(HttpHeaders.ETAG, TreeExchange.etag(json))
                .build());
    }

    @GET
    @Produces(SVG)
    @Operation(hidden = true)
    public Uni<String> svg(@PathParam("version") long version, @PathParam("code") String code) {
        return exchange.svg(version, code, "en");
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_RULES)
    @Operation(
            summary = "Puts a whole tree into a draft",
            description =
                    "As it is answered. Nodes, checks and causes of the same codes are what it says of them, in other trees, too; "
                            + "nodes that no tree leads to any more go. If-Match names the ETag of the tree that was edited, * for any or none.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WrittenTree.class)))
    @APIResponse(responseCode = "200", description = "Stored, as it is now")
    @APIResponse(responseCode = "409", description = "Not a draft")
    @APIResponse(responseCode = "412", description = "Changed since it was read")
    @APIResponse(responseCode = "422", description = "Names the member, or the problems that it would bring")
    public Uni<RestResponse<String>> put(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body) {
        return exchange.put(version, Optional.of(code), body, ifMatch).chain(put -> json(version, code));
    }
}
