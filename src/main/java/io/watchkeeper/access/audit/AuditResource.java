package io.watchkeeper.access.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The record of who did what, the newest first, and whether it is what was written. */
@Tag(name = "access")
@Path("/api/v1/audit")
@PermissionsAllowed(Permissions.READ_AUDIT)
class AuditResource {
    private final AuditRepository entries;
    private final AuditExport export;
    private final ChainWatch chain;
    private final ExportRecord record;
    private final Caller caller;

    AuditResource(AuditRepository entries, AuditExport export, ChainWatch chain, ExportRecord record, Caller caller) {
        this.entries = entries;
        this.export = export;
        this.chain = chain;
        this.record = record;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Who did what in this workspace, the newest first; actor, action, object, from, to, q narrow it",
            operationId = "listAuditEntries")
    public Uni<AuditPage> list(
            @QueryParam("workspace") String workspace,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        return entries.list(where(workspace), filter(uri));
    }

    @GET
    @Path("/chain")
    @Operation(
            summary = "Whether the record is what was written: walks the whole chain of hashes",
            operationId = "verifyAuditChain")
    public Uni<ChainReport> verify(@QueryParam("head") String head) {
        return chain.verify(Optional.ofNullable(head).map(AuditResource::end));
    }

    @GET
    @Path("/export.csv")
    @Produces("text/csv")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"audit.csv\"")
    @Operation(summary = "The same as CSV, at most 100,000 entries", operationId = "exportAuditCsv")
    public Multi<String> csv(@QueryParam("workspace") String asked, @Context UriInfo uri) {
        return exported("csv", where(asked), uri, export::csv);
    }

    @GET
    @Path("/export.jsonl")
    // of a type with json in its name the server would make an array
    @Produces(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"audit.jsonl\"")
    @Operation(summary = "The same, one JSON object a line, at most 100,000", operationId = "exportAuditLines")
    public Multi<String> lines(@QueryParam("workspace") String asked, @Context UriInfo uri) {
        return exported("jsonl", where(asked), uri, export::lines);
    }

    /** What leaves the service is recorded before it does. */
    private Multi<String> exported(
            String format, String workspace, UriInfo uri, BiFunction<String, AuditFilter, Multi<String>> entries) {
        AuditFilter filter = filter(uri);
        return record.of(workspace, format, uri.getRequestUri().getRawQuery())
                .onItem()
                .transformToMulti(done -> entries.apply(workspace, filter));
    }

    private String where(String asked) {
        return caller.workspaceFor(Permissions.READ_AUDIT, asked);
    }

    private static AuditFilter filter(UriInfo uri) {
        Map<String, String> parameters = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.get(0)));
        return AuditFilter.parse(parameters);
    }

    private static ChainEnd end(String head) {
        return ChainEnd.parse(head)
                .orElseThrow(() -> ProblemException.badRequest(
                        "The query parameter head names no place of the chain.",
                        Flaw.of("INVALID_PARAMETER", "head must be a place and its hash.", "head 必须是位置与哈希。")
                                .found(head)
                                .allowing("such as 1234:89ab…, from an earlier answer")));
    }
}
