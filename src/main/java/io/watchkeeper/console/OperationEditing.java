package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.remote.Scripts;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.FileDesk.Written;
import io.watchkeeper.rulebook.draft.UndoDesk;

/** The page on which an operation of a draft is edited by a form. */
@Path("/rulebooks/{version: \\d{1,18}}/operation")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_PLANS)
public class OperationEditing {
    private static final int OK = 200;
    private static final int UNUSABLE = 422;

    private final FileDesk desk;
    private final UndoDesk undo;
    private final Scripts scripts;

    OperationEditing(FileDesk desk, UndoDesk undo, Scripts scripts) {
        this.desk = desk;
        this.undo = undo;
        this.scripts = scripts;
    }

    /** An operation with what can be undone in it. */
    private record Opened(OpenOperation operation, DraftEdits edits) {}

    @GET
    public Uni<TemplateInstance> show(@PathParam("version") long version, @QueryParam("file") String file) {
        return open(version, file)
                .map(opened -> Templates.edit(opened.operation().stored(opened.edits())));
    }

    /** Form: file, etag, act, {@code was} the kind whose fields were shown, and what {@link OperationForm} reads. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> act(@PathParam("version") long version, MultivaluedMap<String, String> form) {
        var asked = new OperationForm(form);
        return open(version, asked.file()).chain(opened -> switch (asked.form().text("act")) {
            case "look" -> Uni.createFrom().item(look(asked, opened));
            case "try" -> attempt(version, asked, opened);
            default -> store(version, asked, opened.operation());
        });
    }

    /** Nothing is stored, and nothing is done. */
    private Uni<Response> attempt(long version, OperationForm asked, Opened opened) {
        var operation = opened.operation();
        return Uni.createFrom()
                .deferred(() -> desk.check(version, asked.file(), operation.edited(asked.fields())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(problems -> {
                    var page = operation.page(asked.fields(), problems, opened.edits());
                    boolean sound = problems.stream()
                            .noneMatch(problem -> problem.severity().equals("ERROR"));
                    return Response.status(sound ? OK : UNUSABLE)
                            .entity(Templates.edit(sound ? page.tried(operation.trial(asked)) : page))
                            .build();
                });
    }

    /** Nothing is stored: the fields of another kind are asked for, or more rows. */
    private static Response look(OperationForm asked, Opened opened) {
        return Response.ok(Templates.edit(opened.operation().page(asked.fields(), List.of(), opened.edits())))
                .build();
    }

    private Uni<Response> store(long version, OperationForm asked, OpenOperation operation) {
        boolean undoes = asked.form().acts("undo");
        return Uni.createFrom()
                .deferred(() -> undoes
                        ? undo.undoText(version, asked.file(), asked.form().edit())
                        : desk.put(
                                        version,
                                        asked.file(),
                                        new Written(
                                                operation.edited(asked.fields()),
                                                asked.form().text("etag")))
                                .replaceWithVoid())
                .map(stored -> Redirect.to(
                        RulebookAddress.outlineAddress(asked.file(), version),
                        Flash.of(undoes ? Notice.EDIT_UNDONE : Notice.SAVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refusal(version, asked, refused));
    }

    private Uni<Response> refusal(long version, OperationForm asked, ProblemException refused) {
        var shown = Refusal.Shown.of(refused.problem());
        return open(version, asked.file())
                .map(opened -> asked.form().acts("undo")
                        ? opened.operation().stored(opened.edits())
                        : opened.operation().page(asked.fields(), shown.problems(), opened.edits()))
                .map(page -> Response.status(refused.problem().status())
                        .entity(Templates.edit(page.because(shown)))
                        .build());
    }

    private Uni<Opened> open(long version, String file) {
        return desk.open(version, file).chain(held -> undo.edits(version, held.file())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(edits -> new Opened(OpenOperation.of(held, names()), edits)));
    }

    private List<String> names() {
        return scripts.found().stream().map(Scripts.Found::name).toList();
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(EditedOperation page);
    }
}
