package io.watchkeeper.console;

import java.util.Objects;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.FileDesk.Written;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The page on which a file of a draft is edited as text: by rule engineers, plans and operations by operators, too. Whatever is answered, what was typed stands on it. */
@Path("/rulebooks/{version: \\d{1,18}}/text")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_PLANS)
public class RulebookTexts {
    private static final Set<Integer> ELSEWHERE = Set.of(401, 404);
    private static final String CHECK = "check";
    private static final String REMOVE = "remove";

    private final FileDesk desk;

    RulebookTexts(FileDesk desk) {
        this.desk = desk;
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("version") long version, @QueryParam("file") String file) {
        return desk.open(version, file).map(RulebookText::of).map(Templates::edit);
    }

    /**
     * @param etag of the file that the page showed
     * @param act {@code check} for having it looked at without storing it, {@code remove} for taking it out
     */
    @POST
    public Uni<Response> act(
            @PathParam("version") long version,
            @FormParam("file") String file,
            @FormParam("etag") String etag,
            @FormParam("text") String text,
            @FormParam("act") String act) {
        var typed = new Written(Objects.requireNonNullElse(text, ""), etag);
        var done = CHECK.equals(act)
                ? check(version, file, typed)
                : REMOVE.equals(act) ? remove(version, file, etag) : save(version, file, typed);
        return answered(done, version, file, typed);
    }

    /**
     * A file takes the place of the text, where nothing is wrong with it.
     *
     * @param etag of the file that the page showed
     */
    @POST
    @Path("/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> upload(
            @PathParam("version") long version,
            @RestForm("file") String file,
            @RestForm("etag") String etag,
            @RestForm("content") FileUpload content) {
        Written written;
        try {
            written = Written.of(UploadedFile.bytes(content), etag);
        } catch (ProblemException unusable) {
            return desk.open(version, file)
                    .chain(held -> refusal(version, file, new Written(held.text(), etag), unusable));
        }
        return answered(save(version, file, written), version, file, written);
    }

    private Uni<Response> answered(Uni<Response> done, long version, String file, Written typed) {
        return done.onFailure(RulebookTexts::isForThePage)
                .recoverWithUni(refused -> refusal(version, file, typed, (ProblemException) refused));
    }

    private Uni<Response> check(long version, String file, Written typed) {
        return desk.check(version, file, typed.text())
                .chain(problems -> desk.open(version, file).map(held -> RulebookText.checked(held, typed, problems)))
                .map(page -> Response.ok(Templates.edit(page)).build());
    }

    private Uni<Response> save(long version, String file, Written typed) {
        return desk.put(version, file, typed)
                .map(stored -> Redirect.to(RulebookAddress.textAddress(file, version), Flash.of(Notice.SAVED)));
    }

    private Uni<Response> remove(long version, String file, String etag) {
        return desk.remove(version, file, etag)
                .map(removed -> Redirect.to("/rulebooks/" + version, Flash.of(Notice.SAVED)));
    }

    private Uni<Response> refusal(long version, String file, Written typed, ProblemException refused) {
        var problem = refused.problem();
        return desk.open(version, file)
                .map(held -> RulebookText.refused(held, typed, problem))
                .map(page -> Response.status(problem.status())
                        .entity(Templates.edit(page))
                        .build());
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && !ELSEWHERE.contains(refused.problem().status());
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(RulebookText page);
    }
}
