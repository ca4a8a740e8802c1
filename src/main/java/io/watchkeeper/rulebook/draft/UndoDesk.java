package io.watchkeeper.rulebook.draft;

import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.TableDesk.Upload;

/** Turns steps of editing back, and those that turned back. */
@Singleton
public class UndoDesk {
    private final TableDesk tables;
    private final FileDesk files;
    private final EditHistory history;
    private final JointDesk joint;
    private final Caller caller;

    UndoDesk(TableDesk tables, FileDesk files, EditHistory history, JointDesk joint, Caller caller) {
        this.tables = tables;
        this.files = files;
        this.history = history;
        this.joint = joint;
        this.caller = caller;
    }

    /** The latest steps of a table, and what the caller may turn back next. */
    public Uni<DraftEdits> edits(long version, String file) {
        var person = caller.person();
        return history.latest(version, file).map(items -> DraftEdits.of(items, person));
    }

    /**
     * Turns one step back, with those of other tables that were taken at once, and leaves what followed.
     *
     * @return fails with 404, 409 for a version that is no draft, 409 with {@code overlap} where somebody has changed the same rows since, 412, 422 with the problems
     */
    public Uni<Void> undo(long version, String path, long edit) {
        return history.together(version, edit)
                .chain(together -> together.size() > 1 ? joint.undo(version, together) : undoOne(version, path, edit));
    }

    private Uni<Void> undoOne(long version, String path, long edit) {
        return tables.find(version, DraftDesk.table(path)).chain(held -> {
            held.checkDraft();
            return history.since(version, held.name().file(), edit)
                    .chain(steps -> TableDesk.onWorker(() -> without(steps, held.text())))
                    .chain(source -> tables.put(version, held.name().text(), new Upload(source, held.etag())))
                    .replaceWithVoid();
        });
    }

    /** The same for a plan or an operation; fails also with 403. */
    public Uni<Void> undoText(long version, String file, long edit) {
        return files.open(version, file)
                .chain(held -> history.since(version, file, edit)
                        .chain(steps -> TableDesk.onWorker(() -> without(steps, held.text())))
                        .chain(reverted -> files.put(version, file, reverted, held.etag())))
                .replaceWithVoid();
    }

    private static TableSource.Reverted without(List<Undoing.Step> steps, String text) {
        if (steps.isEmpty()) {
            throw unknown();
        }
        var step = steps.get(0);
        return new TableSource.Reverted(
                Undoing.of(steps, text).orElseThrow(UndoDesk::overlap), step.turnedBack(), step.id());
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such edit any more.");
    }

    static ProblemException overlap() {
        var refusal = Problem.of(
                409,
                "Somebody has changed the same rows since, or this was undone before; the draft is as it was.",
                List.of());
        return new ProblemException(refusal.with("overlap", true));
    }
}
