package io.watchkeeper.journal.backtest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Past signals, to be decided again elsewhere. */
@Path("/api/v1/signals/export")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.READ)
class SignalExportResource {
    private final SignalExport export;
    private final Caller caller;

    SignalExportResource(SignalExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    @GET
    @Produces("application/x-ndjson")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"signals.jsonl\"")
    @Operation(
            summary = "The signals that a backtest would look at, one JSON object a line, for rules backtest --signals",
            description = "Each with its facts and labels as they were stored, what the store knew then, and what was"
                    + " decided. A sample takes whole events.",
            operationId = "exportSignals")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "A parameter is no time, or no number")
    @APIResponse(responseCode = "404", description = "No such workspace")
    @APIResponse(responseCode = "422", description = "The period or the sample is none")
    public Multi<SignalExport.Lines> lines(
            @QueryParam("workspace") String workspace,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("sample") String sample) {
        var asked = new BacktestRequest(
                read("from", from, SignalExportResource::time, "2026-11-01T00:00:00Z"),
                read("to", to, SignalExportResource::time, "2026-11-24T00:00:00Z"),
                read("sample", sample, Double::valueOf, "0.1"),
                null);
        return export.lines(caller.workspaces(workspace), asked);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static <T> T read(String name, String text, Function<String, T> reader, String example) {
        try {
            return text == null || text.isBlank() ? null : reader.apply(text);
        } catch (DateTimeException | NumberFormatException malformed) {
            throw ProblemException.badRequest(
                    "The query parameter " + name + " cannot be read.",
                    Flaw.of("INVALID_PARAMETER", name + " cannot be read.", name + " 无法识别。")
                            .found(text)
                            .allowing("such as " + example));
        }
    }
}
