package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.UploadDesk;
import org.jboss.resteasy.reactive.RestForm;

/** An uploaded table beside the draft's, row by row, before any of it is taken over. */
@Path("/rulebooks/{version: \\d{1,18}}/uploads/{upload: [0-9a-f-]{1,36}}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_RULEBOOK)
public class Uploads {
    private static final Set<Integer> FOR_THE_PAGE = Set.of(409, 412, 422);

    private final UploadDesk desk;

    Uploads(UploadDesk desk) {
        this.desk = desk;
    }

    @GET
    public Uni<TemplateInstance> preview(@PathParam("version") long version, @PathParam("upload") String upload) {
        return page(version, upload, null);
    }

    /**
     * @param etag of the draft's table that the page showed
     * @param whole anything, where the upload is taken over whole
     * @param rows keys of those that are, else
     */
    @POST
    @Path("/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> take(
            @PathParam("version") long version,
            @PathParam("upload") String upload,
            @FormParam("path") String path,
            @FormParam("etag") String etag,
            @FormParam("whole") String whole,
            @RestForm("row") List<String> rows) {
        var chosen = whole == null ? Optional.of(Set.copyOf(rows)) : Optional.<Set<String>>empty();
        return desk.take(version, upload, new UploadDesk.Choice(etag, chosen))
                .map(stored -> Redirect.to(address(version, path), Flash.of(Notice.TABLE_STORED)))
                .onFailure(Uploads::isForThePage)
                .recoverWithUni(refused -> refusal(version, upload, (ProblemException) refused));
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> cancel(
            @PathParam("version") long version, @PathParam("upload") String upload, @FormParam("path") String path) {
        return desk.drop(upload).map(dropped -> Redirect.to(address(version, path)));
    }

    private static String address(long version, String path) {
        return RulebookAddress.rowAddress(path == null ? "" : path, version, 0);
    }

    private Uni<Response> refusal(long version, String upload, ProblemException refused) {
        var problem = refused.problem();
        return page(version, upload, Refusal.Shown.of(problem))
                .map(page -> Response.status(problem.status()).entity(page).build());
    }

    private Uni<TemplateInstance> page(long version, String upload, Refusal.Shown refused) {
        return desk.preview(version, upload)
                .map(preview -> Templates.preview(new UploadPage(version, upload, preview, refused)));
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && FOR_THE_PAGE.contains(refused.problem().status());
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance preview(UploadPage page);
    }
}
