package io.watchkeeper.console;

import java.util.stream.Stream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.draft.DraftDesk;
import io.watchkeeper.rulebook.draft.UploadDesk;
import io.watchkeeper.rulebook.merge.Side;
import io.watchkeeper.rulebook.release.Rebases;
import io.watchkeeper.rulebook.workbook.TableFiles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Making drafts, and taking tables out and putting them back, on the page of a version. */
@Path("/rulebooks/{version: \\d{1,18}}")
@PermissionsAllowed(Permissions.EDIT_RULEBOOK)
public class RulebookDrafts {
    private final DraftDesk desk;
    private final UploadDesk uploads;
    private final Rebases rebases;
    private final RulebookPages pages;
    private final Caller caller;

    RulebookDrafts(DraftDesk desk, UploadDesk uploads, Rebases rebases, RulebookPages pages, Caller caller) {
        this.desk = desk;
        this.uploads = uploads;
        this.rebases = rebases;
        this.pages = pages;
        this.caller = caller;
    }

    @POST
    @Path("/draft")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed(Permissions.MAKE_DRAFTS)
    public Uni<Response> draft(@PathParam("version") long version) {
        return desk.create(version).map(made -> Redirect.to("/rulebooks/" + made, Flash.of(Notice.DRAFT_MADE)));
    }

    /** @param keep whose work holds in a conflict: DRAFT, LIVE, or empty to have it told */
    @POST
    @Path("/rebase")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed(Permissions.MAKE_DRAFTS)
    public Uni<Response> rebase(@PathParam("version") long version, @FormParam("keep") String keep) {
        var side = Stream.of(Side.values())
                .filter(known -> known.name().equals(keep))
                .findFirst();
        return rebases.rebase(new Rebases.Asked(version, side.orElse(null), caller.grants()), Actor.of(caller))
                .map(done -> Redirect.to("/rulebooks/" + version, Flash.of(Notice.RULEBOOK_MOVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> pages.refusal(version, null, refused));
    }

    /**
     * Changes nothing yet: what was uploaded waits to be looked at.
     *
     * @param etag of the table that the page showed: nobody's work is overwritten
     */
    @POST
    @Path("/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> upload(
            @PathParam("version") long version,
            @RestForm("path") String path,
            @RestForm("etag") String etag,
            @RestForm("table") FileUpload table) {
        return Uni.createFrom()
                .deferred(() -> uploads.receive(
                        version, path, new DraftDesk.File(UploadedFile.bytes(table), name(table), etag)))
                .map(waiting -> Redirect.to("/rulebooks/" + version + "/uploads/" + waiting))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> pages.refusal(version, path, refused));
    }

    @GET
    @Path("/download.csv")
    @Produces(TableFiles.CSV)
    @PermissionsAllowed(Permissions.READ)
    public Uni<Response> csv(@PathParam("version") long version, @QueryParam("file") String file) {
        return desk.csv(version, file).map(bytes -> attachment(bytes, file, TableFiles.CSV + ";charset=UTF-8", ".csv"));
    }

    @GET
    @Path("/download.xlsx")
    @Produces(TableFiles.XLSX)
    @PermissionsAllowed(Permissions.READ)
    public Uni<Response> workbook(@PathParam("version") long version, @QueryParam("file") String file) {
        return desk.workbook(version, file).map(bytes -> attachment(bytes, file, TableFiles.XLSX, ".xlsx"));
    }

    private static Response attachment(byte[] bytes, String file, String type, String ending) {
        var name = file.substring(file.lastIndexOf('/') + 1)
                .replaceAll("\\.csv$", "")
                .replaceAll("[^\\w.-]", "_");
        return Response.ok(bytes)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ending + "\"")
                .build();
    }

    private static String name(FileUpload file) {
        return file == null ? "" : file.fileName();
    }
}
