package io.watchkeeper.console;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.RowDesk;
import io.watchkeeper.rulebook.draft.RowOrder;
import io.watchkeeper.rulebook.draft.RowOutcome;
import io.watchkeeper.rulebook.draft.RowView;
import io.watchkeeper.rulebook.draft.UndoDesk;

/** The form of one row of a draft's table. What is typed comes back with what is wrong with it, and is stored with everything that others typed meanwhile. */
@Path("/rulebooks/{version: \\d{1,18}}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_RULEBOOK)
public class TableEditing {
    private static final int UNREADABLE = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNUSABLE = 422;

    private final RowDesk desk;
    private final UndoDesk undo;
    private final RulebookPages pages;

    TableEditing(RowDesk desk, UndoDesk undo, RulebookPages pages) {
        this.desk = desk;
        this.undo = undo;
        this.pages = pages;
    }

    /** @param below instead of a row: the row that a new one shall follow, 0 for the last */
    @GET
    @Path("/row")
    public Uni<TemplateInstance> form(
            @PathParam("version") long version,
            @QueryParam("file") String file,
            @QueryParam("row") int row,
            @QueryParam("below") int below) {
        return row == 0
                ? view(version, file, below).map(view -> Templates.row(RowForm.fresh(version, view, view.usual())))
                : desk.find(version, file, row).map(view -> Templates.row(RowForm.of(version, view)));
    }

    @POST
    @Path("/row")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> save(@PathParam("version") long version, MultivaluedMap<String, String> fields) {
        var sent = new SentRow(fields);
        if (sent.copies()) {
            return view(version, sent.file(), sent.order().row()).map(view -> Response.ok(Templates.row(
                            RowForm.fresh(version, view, sent.order().typed())))
                    .build());
        }
        return desk.carryOut(version, sent.file(), sent.order()).chain(outcome -> answer(version, sent, outcome));
    }

    /** @param cell its address; {@code was} its text, {@code text} what shall stand there instead */
    @POST
    @Path("/fix")
    public Uni<Response> fix(
            @PathParam("version") long version,
            @FormParam("file") String file,
            @FormParam("cell") String cell,
            @FormParam("was") String was,
            @FormParam("text") String text) {
        var place = CellPlace.of(cell == null ? "" : cell);
        var fix = new RowDesk.Fix(place.row(), place.column(), RowOrder.cell(was), RowOrder.cell(text));
        return desk.fix(version, file, fix)
                .chain(outcome -> answer(version, SentRow.about(file, place.row()), outcome));
    }

    /** @param edit one of the latest edits of the table: it is turned back, and what followed stays */
    @POST
    @Path("/undo")
    public Uni<Response> undo(
            @PathParam("version") long version, @FormParam("file") String file, @FormParam("edit") long edit) {
        return undo.undo(version, file, edit)
                .map(done -> Redirect.to(RulebookAddress.rowAddress(file, version, 0), Flash.of(Notice.EDIT_UNDONE)))
                .onFailure(TableEditing::isForThePage)
                .recoverWithUni(refused -> pages.refusal(version, file, (ProblemException) refused));
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && refused.problem().status() != NOT_FOUND
                && refused.problem().status() != UNREADABLE;
    }

    private Uni<Response> answer(long version, SentRow sent, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored stored) {
            return Uni.createFrom().item(stored(version, sent, stored));
        }
        if (outcome instanceof RowOutcome.Refused refused) {
            return view(version, sent.file(), sent.order().row())
                    .map(view -> page(UNUSABLE, RowForm.refused(version, view, sent.order(), refused)));
        }
        var overtaken = (RowOutcome.Overtaken) outcome;
        return view(version, sent.file(), overtaken.row())
                .map(view -> page(CONFLICT, RowForm.overtaken(version, view, overtaken)));
    }

    private static Response stored(long version, SentRow sent, RowOutcome.Stored stored) {
        if (sent.goesOn()) {
            return Redirect.to(
                    RulebookAddress.newRowAddress(sent.file(), version, stored.row()), Flash.of(Notice.ROW_STORED));
        }
        var notice = sent.deletes() ? Notice.ROW_DELETED : stored.merged() ? Notice.ROW_MERGED : Notice.ROW_STORED;
        return Redirect.to(RulebookAddress.rowAddress(sent.file(), version, stored.row()), Flash.of(notice));
    }

    private static Response page(int status, RowForm form) {
        return Response.status(status).entity(Templates.row(form)).build();
    }

    /** The row, or the last one where it is gone. */
    private Uni<RowView> view(long version, String file, int row) {
        return desk.find(version, file, row)
                .onFailure(failure -> row > 0
                        && failure instanceof ProblemException refused
                        && refused.problem().status() == NOT_FOUND)
                .recoverWithUni(() -> desk.find(version, file, 0));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance row(RowForm form);
    }
}
