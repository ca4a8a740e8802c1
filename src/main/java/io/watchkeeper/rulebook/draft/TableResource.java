package io.watchkeeper.rulebook.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.TableDesk.Held;
import io.watchkeeper.rulebook.draft.TableDesk.Upload;
import io.watchkeeper.rulebook.workbook.TableFiles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The tables of a version, one at a time. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/tables/{table: .+}")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.READ)
class TableResource {
    private static final String CSV = TableFiles.CSV;

    private final TableDesk desk;
    private final ObjectMapper json;

    TableResource(TableDesk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A table's data rows, and what is wrong with them",
            description = "The table is named by its path under rules/ without the ending, such as grading/grading.")
    @APIResponse(
            responseCode = "200",
            description = "The rows; or the whole sheet, where text/csv or a workbook (.xlsx) is asked for",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TableView.class)),
                @Content(mediaType = CSV),
                @Content(mediaType = TableFiles.XLSX)
            })
    public Uni<RestResponse<TableView>> rows(@PathParam("version") long version, @PathParam("table") String table) {
        return desk.find(version, table).flatMap(this::rows);
    }

    @GET
    @Produces(CSV + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> csv(@PathParam("version") long version, @PathParam("table") String table) {
        return desk.find(version, table)
                .map(held -> Tagged.of(held.text().getBytes(StandardCharsets.UTF_8), held.etag()));
    }

    @GET
    @Produces(TableFiles.XLSX)
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> workbook(@PathParam("version") long version, @PathParam("table") String table) {
        return desk.find(version, table).flatMap(held -> desk.workbook(held).map(file -> ResponseBuilder.ok(file)
                .header(HttpHeaders.ETAG, held.etag())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + held.name().sheet() + ".drl.xlsx\"")
                .build()));
    }

    @PUT
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_RULEBOOK)
    @Operation(
            summary = "Puts an edited table into a draft",
            description =
                    "The whole sheet as text/csv or a workbook (.xlsx), or all its data rows as JSON, as they were answered. "
                            + "Data rows may differ, the header may not. If-Match names the ETag of the table that was edited.")
    @RequestBody(
            content = {
                @Content(mediaType = CSV),
                @Content(mediaType = TableFiles.XLSX),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TableRows.class))
            })
    @APIResponse(responseCode = "200", description = "Stored")
    @APIResponse(responseCode = "409", description = "Not a draft")
    @APIResponse(responseCode = "412", description = "Changed since it was read")
    @APIResponse(responseCode = "413", description = "Larger than 8 MiB")
    @APIResponse(responseCode = "415", description = "Neither text/csv, a workbook (.xlsx) nor JSON")
    @APIResponse(responseCode = "422", description = "Names the problems, cell by cell; the draft is as it was")
    @APIResponse(responseCode = "428", description = "No If-Match")
    public Uni<RestResponse<TableView>> put(
            @PathParam("version") long version,
            @PathParam("table") String table,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body) {
        return put(version, table, new Upload(new TableSource.Csv(bounded(body)), ifMatch));
    }

    @PUT
    @Consumes(TableFiles.XLSX)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_RULEBOOK)
    @Operation(hidden = true)
    public Uni<RestResponse<TableView>> putWorkbook(
            @PathParam("version") long version,
            @PathParam("table") String table,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body) {
        return put(version, table, new Upload(new TableSource.Workbook(bounded(body)), ifMatch));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.EDIT_RULEBOOK)
    @Operation(hidden = true)
    public Uni<RestResponse<TableView>> putRows(
            @PathParam("version") long version,
            @PathParam("table") String table,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body)
            throws IOException {
        var rows = json.readValue(bounded(body), TableRows.class);
        return put(version, table, new Upload(new TableSource.Rows(rows), ifMatch));
    }

    private static byte[] bounded(byte[] body) {
        var file = body == null ? new byte[0] : body;
        if (file.length > TableFiles.MOST_BYTES) {
            throw ProblemException.tooLarge("A table has at most 8 MiB.");
        }
        return file;
    }

    private Uni<RestResponse<TableView>> put(long version, String table, Upload upload) {
        return desk.put(version, table, upload).flatMap(this::rows);
    }

    private Uni<RestResponse<TableView>> rows(Held held) {
        return desk.problems(held)
                .map(problems -> Tagged.of(TableView.of(held.name(), held.text(), problems), held.etag()));
    }
}
