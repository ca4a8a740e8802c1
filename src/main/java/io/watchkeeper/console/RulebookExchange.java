package io.watchkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

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

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.exchange.ExportFormat;
import io.watchkeeper.rulebook.exchange.ImportView;
import io.watchkeeper.rulebook.exchange.Imports;
import io.watchkeeper.rulebook.exchange.LibraryFile;
import io.watchkeeper.rulebook.merge.Side;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Taking a version along, bringing in what others made, and deciding where both changed the same. */
@Path("/rulebooks")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_RULEBOOK)
public class RulebookExchange {
    private final Imports imports;
    private final RulebookPages pages;
    private final Caller caller;

    RulebookExchange(Imports imports, RulebookPages pages, Caller caller) {
        this.imports = imports;
        this.pages = pages;
        this.caller = caller;
    }

    /** @param format kjar or zip */
    @GET
    @Path("/{version: \\d{1,18}}/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed(Permissions.READ)
    public Uni<Response> export(@PathParam("version") long version, @QueryParam("format") String format) {
        var wanted = ExportFormat.named(format);
        return pages.find(version).emitOn(Infrastructure.getDefaultWorkerPool()).map(stored -> Response.ok(
                        wanted.write(stored))
                .type(wanted.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName(stored) + "\"")
                .build());
    }

    @GET
    @Path("/imports")
    @PermissionsAllowed(Permissions.EDIT_RULES)
    public TemplateInstance upload() {
        return Templates.upload(null);
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed(Permissions.EDIT_RULES)
    public Uni<Response> upload(@RestForm("archive") FileUpload archive) {
        var actor = Actor.of(caller);
        return Uni.createFrom()
                .item(() -> LibraryFile.read(bytes(archive)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(library -> imports.draft(library, actor))
                .map(version -> Redirect.to(address(version), Flash.of(Notice.DRAFT_MADE)))
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> refusal(refused.problem()));
    }

    private static Response refusal(Problem problem) {
        var why = problem.errors().stream().findFirst().orElse(null);
        return Response.status(problem.status()).entity(Templates.upload(why)).build();
    }

    @GET
    @Path("/{version: \\d{1,18}}/import")
    @PermissionsAllowed(Permissions.READ)
    public Uni<TemplateInstance> show(@PathParam("version") long version) {
        return pages.find(version).chain(stored -> imports.find(stored)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("This version is no import.")))
                .map(imported -> Templates.show(stored.about(), imported)));
    }

    /**
     * @param file of one conflict; empty for all that are open
     * @param take OURS or THEIRS
     */
    @POST
    @Path("/{version: \\d{1,18}}/import/decisions")
    public Uni<Response> decide(
            @PathParam("version") long version,
            @FormParam("file") String file,
            @FormParam("name") String name,
            @FormParam("take") String take) {
        if (take == null) {
            throw ProblemException.badRequest("Say whose work to take.");
        }
        var side = take.equals("THEIRS") ? Side.LIVE : Side.DRAFT;
        var asked = new Imports.Asked(version, file == null || file.isEmpty() ? null : file, name, side);
        return imports.decide(asked, Actor.of(caller))
                .map(done -> Redirect.to(address(version), Flash.of(Notice.TABLE_STORED)));
    }

    private static String address(long version) {
        return "/rulebooks/" + version + "/import";
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return file == null ? new byte[0] : Files.readAllBytes(file.uploadedFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance upload(Flaw refused);

        static native TemplateInstance show(RulebookVersion about, ImportView imported);
    }
}
