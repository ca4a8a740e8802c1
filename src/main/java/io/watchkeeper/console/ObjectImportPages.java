package io.watchkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.object.ImportPreview;
import io.watchkeeper.object.ObjectImports;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Objects from a CSV file, with a look at what it would change before it does. */
@Path(ObjectImportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_OBJECTS)
public class ObjectImportPages {
    static final String PATH = "/objects/import";

    private final ObjectImports imports;
    private final WorkspaceChoices choices;

    ObjectImportPages(ObjectImports imports, WorkspaceChoices choices) {
        this.imports = imports;
        this.choices = choices;
    }

    @GET
    public Uni<TemplateInstance> choose(@QueryParam("workspace") String workspace) {
        return at(workspace).map(choice -> Templates.choose(choice, List.of()));
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> preview(@RestForm("workspace") String workspace, @RestForm("file") FileUpload file) {
        return at(workspace)
                .chain(choice -> refusable(
                        choice,
                        Uni.createFrom()
                                .item(() -> bytes(file))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .chain(csv -> imports.preview(choice.chosen(), csv)
                                        .map(preview -> Response.ok(Templates.preview(
                                                        choice, preview, new String(csv, StandardCharsets.UTF_8)))
                                                .build()))));
    }

    /** @param csv the file that was looked at */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> take(@FormParam("workspace") String workspace, @FormParam("csv") String csv) {
        return at(workspace)
                .chain(choice -> refusable(
                        choice,
                        Uni.createFrom()
                                .deferred(() -> imports.csv(
                                        choice.chosen(), (csv == null ? "" : csv).getBytes(StandardCharsets.UTF_8)))
                                .map(done -> Redirect.to(Objects.PATH, Flash.of(Notice.SAVED)))));
    }

    private static Uni<Response> refusable(WorkspaceChoice choice, Uni<Response> answer) {
        return answer.onFailure(ProblemException.class).recoverWithItem(refused -> {
            var problem = refused.problem();
            return Response.status(problem.status())
                    .entity(Templates.choose(choice, problem.errors()))
                    .build();
        });
    }

    private Uni<WorkspaceChoice> at(String workspace) {
        return choices.at(PATH, Permissions.EDIT_OBJECTS, workspace);
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return file == null ? new byte[0] : Files.readAllBytes(file.uploadedFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @CheckedTemplate(basePath = "ObjectImports")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choose(WorkspaceChoice choice, List<Flaw> flaws);

        static native TemplateInstance preview(WorkspaceChoice choice, ImportPreview preview, String csv);
    }
}
