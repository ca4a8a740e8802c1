package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.RowOutcome.Overtaken;
import io.watchkeeper.rulebook.draft.RowOutcome.Refused;
import io.watchkeeper.rulebook.draft.RowOutcome.Stored;
import io.watchkeeper.rulebook.draft.TableDesk.Held;
import io.watchkeeper.rulebook.draft.TableDesk.Upload;
import io.watchkeeper.rulebook.workbook.TableForm;

/** Edits the tables of drafts row by row. What several people do at once is merged cell by cell; nobody's text is overwritten unseen. */
@Singleton
public class RowDesk {
    private static final int RACES = 5;
    private static final int STALE = 412;

    private final TableDesk tables;
    private final DraftCheck check;
    private final EditHistory history;

    RowDesk(TableDesk tables, DraftCheck check, EditHistory history) {
        this.tables = tables;
        this.check = check;
        this.history = history;
    }

    /** @param row counted from 1; 0 for the form of a row below all others; fails with 404, and with 409 for a version that is no draft */
    public Uni<RowView> find(long version, String path, int row) {
        return tables.find(version, DraftDesk.table(path))
                .chain(held -> TableDesk.onWorker(() -> {
                    held.checkDraft();
                    return RowView.of(held, form(held), row).orElseThrow(RowDesk::unknown);
                }));
    }

    /** Fails with 404, and with 409 for a version that is no draft. */
    public Uni<RowOutcome> carryOut(long version, String path, RowOrder order) {
        return attempt(version, DraftDesk.table(path), order, 1);
    }

    /** Puts the text into the one cell, where it still holds what is given as its text now. */
    public Uni<RowOutcome> fix(long version, String path, Fix fix) {
        return find(version, path, fix.row()).chain(view -> {
            var now = view.cells().get(fix.column());
            if (now == null || !now.equals(fix.was())) {
                var conflict = new RowOutcome.Conflict(fix.column(), fix.was(), fix.text(), now == null ? "" : now);
                return Uni.createFrom().<RowOutcome>item(new Overtaken(view.row(), view.cells(), List.of(conflict)));
            }
            var typed = new TreeMap<>(view.cells());
            typed.put(fix.column(), RowOrder.cell(fix.text()));
            return carryOut(
                    version, path, new RowOrder(RowOrder.Act.SAVE, view.etag(), view.row(), view.cells(), typed, 0));
        });
    }

    /**
     * What a problem suggests.
     *
     * @param row counted from 1
     * @param column counted from 0
     * @param was the text that it is about
     */
    public record Fix(int row, int column, String was, String text) {}

    private Uni<RowOutcome> attempt(long version, String table, RowOrder order, int attempt) {
        return tables.find(version, table)
                .chain(held -> place(held, order)
                        .chain(place -> TableDesk.onWorker(() -> plan(held, order, place)))
                        .chain(plan -> carryOut(held, plan, order)))
                .onFailure(failure -> attempt < RACES && status(failure) == STALE)
                .recoverWithUni(() -> attempt(version, table, order, attempt + 1));
    }

    /** Where the row of the form stands by what was done since, as far as that is known. */
    private Uni<Optional<Integer>> place(Held held, RowOrder order) {
        if (order.etag().equals(held.etag())) {
            return Uni.createFrom().item(Optional.of(order.row()));
        }
        return history.from(held.rulebook().about().version(), held.name().file(), order.etag())
                .chain(steps -> TableDesk.onWorker(() -> Undoing.place(steps, order.row(), held.etag())));
    }

    private Uni<RowOutcome> carryOut(Held held, Plan plan, RowOrder order) {
        if (plan.edits().isEmpty()) {
            return Uni.createFrom().item(plan.outcome());
        }
        var upload = new Upload(new TableSource.Edits(plan.edits()), held.etag());
        return tables.put(held.rulebook().about().version(), held.name().text(), upload)
                .map(stored -> plan.outcome())
                .onFailure(hasProblems())
                .recoverWithItem(
                        failure -> new Refused(plan.row(), order.typed(), problems((ProblemException) failure)));
    }

    /** @param outcome once the edits are stored; without edits at once */
    private record Plan(List<TableEdit> edits, int row, RowOutcome outcome) {
        static Plan stored(List<TableEdit> edits, int row, boolean merged) {
            return new Plan(edits, row, new Stored(row, merged));
        }

        static Plan instead(RowOutcome outcome) {
            return new Plan(List.of(), 0, outcome);
        }
    }

    private Plan plan(Held held, RowOrder sent, Optional<Integer> carried) {
        held.checkDraft();
        var form = form(held);
        var rows = DataRows.of(form);
        var place = sent.place(rows, carried);
        var order = sent.within(form.columns(Math.max(form.firstRow(), place.orElseGet(rows::last) - 1)));
        if (order.act() == RowOrder.Act.ADD) {
            int row = place.orElseGet(rows::last) + 1;
            return Plan.stored(List.of(new TableEdit.Add(row, cells(order.typed()))), row, false);
        }
        if (place.isEmpty()) {
            return Plan.instead(
                    order.act() == RowOrder.Act.DELETE
                            ? new Stored(order.row(), false)
                            : new Overtaken(0, order.typed(), List.of()));
        }
        return order.act() == RowOrder.Act.DELETE
                ? deletion(rows, place.get(), order)
                : change(rows, place.get(), order);
    }

    private static Plan deletion(DataRows rows, int row, RowOrder order) {
        if (!order.changed(rows, row)) {
            return Plan.stored(List.of(new TableEdit.Delete(row)), row, false);
        }
        var theirs = rows.cells(row, order.columns());
        var conflicts = order.columns().stream()
                .filter(column -> !theirs.get(column).equals(order.was().get(column)))
                .map(column ->
                        new RowOutcome.Conflict(column, order.was().getOrDefault(column, ""), "", theirs.get(column)))
                .toList();
        return Plan.instead(new Overtaken(row, theirs, conflicts));
    }

    private static Plan change(DataRows rows, int row, RowOrder order) {
        var theirs = rows.cells(row, order.columns());
        var merge = RowMerge.of(order.was(), order.typed(), theirs);
        if (!merge.conflicts().isEmpty()) {
            return Plan.instead(new Overtaken(row, merge.cells(), merge.conflicts()));
        }
        var edits = new ArrayList<TableEdit>();
        if (!merge.cells().equals(theirs)) {
            edits.add(new TableEdit.Change(row, merge.cells()));
        }
        int to = target(rows, row, order);
        if (to != row) {
            edits.add(new TableEdit.Move(row, to));
        }
        return Plan.stored(edits, to, order.changed(rows, row));
    }

    private static int target(DataRows rows, int row, RowOrder order) {
        return switch (order.act()) {
            case UP -> rows.above(row);
            case DOWN -> rows.below(row);
            case MOVE -> rows.has(order.to()) ? order.to() : row;
            case SAVE, ADD, DELETE -> row;
        };
    }

    private static List<String> cells(Map<Integer, String> typed) {
        return new TableEdit.Change(1, typed).on(List.of(List.of())).get(0);
    }

    private TableForm form(Held held) {
        return check.form(held.rulebook().about().version(), held.rulebook().content(), held.name());
    }

    private static int status(Throwable failure) {
        return failure instanceof ProblemException refused ? refused.problem().status() : 0;
    }

    private static Predicate<Throwable> hasProblems() {
        return failure -> failure instanceof ProblemException refused
                && refused.problem().extensions().containsKey("problems");
    }

    private static List<ProblemView> problems(ProblemException refused) {
        var found = (Collection<?>) refused.problem().extensions().get("problems");
        return found.stream().map(ProblemView.class::cast).toList();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such row.");
    }
}
