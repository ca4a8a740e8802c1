package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.draft.EditHistory.Taken;
import io.watchkeeper.rulebook.draft.EditHistory.Texts;

/** Edits of a draft that change several files at once: stored together, or not at all, and turned back together. They belong to rule engineers. */
@Singleton
public class JointDesk {
    private static final int RACES = 5;

    private final RulebookRepository rulebooks;
    private final DraftStore drafts;
    private final EditHistory history;
    private final Caller caller;

    JointDesk(RulebookRepository rulebooks, DraftStore drafts, EditHistory history, Caller caller) {
        this.rulebooks = rulebooks;
        this.drafts = drafts;
        this.history = history;
        this.caller = caller;
    }

    /** The latest edits of the files of a folder, and what the caller may turn back next. */
    public Uni<DraftEdits> edits(long version, String folder) {
        var person = caller.person();
        return history.latestIn(version, folder).map(items -> DraftEdits.of(items, person));
    }

    /**
     * @param edit makes another content of the draft's; it is asked again where somebody saves in between
     * @return fails with 403, 404, 409 for a version that is no draft, and as the edit does
     */
    public Uni<Void> put(long version, UnaryOperator<RulebookContent> edit) {
        caller.workspaceFor(Permissions.EDIT_RULES);
        return put(version, edit, 1);
    }

    private Uni<Void> put(long version, UnaryOperator<RulebookContent> edit, int attempt) {
        return find(version).chain(stored -> TableDesk.onWorker(() -> edited(stored.content(), edit))
                .chain(edited -> edited.together().isEmpty()
                        ? Uni.createFrom().item(true)
                        : drafts.saveJointly(version, stored.content().digest(), edited.content(), edited.together()))
                .chain(saved -> again(saved, attempt, () -> put(version, edit, attempt + 1))));
    }

    private static Uni<Void> again(boolean saved, int attempt, Supplier<Uni<Void>> next) {
        if (!saved && attempt == RACES) {
            throw ProblemException.conflict("Others save this draft all the time; try again.");
        }
        return saved ? Uni.createFrom().voidItem() : next.get();
    }

    private Uni<StoredRulebook> find(long version) {
        return rulebooks.findWhole(version).map(found -> {
            var stored =
                    found.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook."));
            if (stored.about().state() != State.DRAFT) {
                throw ProblemException.conflict("Only a draft can be edited; make one that is based on this version.");
            }
            return stored;
        });
    }

    private record Edited(RulebookContent content, List<Taken> together) {}

    private static Edited edited(RulebookContent before, UnaryOperator<RulebookContent> edit) {
        var after = edit.apply(before);
        var together = after.files().entrySet().stream()
                .filter(file -> !file.getValue().equals(before.files().get(file.getKey())))
                .map(file -> Taken.of(
                        file.getKey(),
                        DraftEdit.Kind.JOINT,
                        null,
                        new Texts(before.files().getOrDefault(file.getKey(), ""), file.getValue())))
                .toList();
        return new Edited(after, together);
    }

    /**
     * Turns a step back with all that were taken at once, and leaves what followed.
     *
     * @param folder whose files the step is about
     * @return fails with 403, 404, 409 for a version that is no draft, 409 with {@code overlap} where somebody has changed the same rows since
     */
    public Uni<Void> undo(long version, String folder, long step) {
        return history.together(version, step).chain(together -> {
            if (together.stream().noneMatch(part -> part.path().startsWith(folder))) {
                throw UndoDesk.unknown();
            }
            return undo(version, together);
        });
    }

    Uni<Void> undo(long version, List<EditHistory.Part> together) {
        caller.workspaceFor(Permissions.EDIT_RULES);
        return undo(version, together, 1);
    }

    private Uni<Void> undo(long version, List<EditHistory.Part> together, int attempt) {
        return find(version).chain(stored -> Multi.createFrom()
                .iterable(together)
                .onItem()
                .transformToUniAndConcatenate(part -> history.since(version, part.path(), part.id()))
                .collect()
                .asList()
                .chain(steps -> TableDesk.onWorker(() -> without(stored.content(), together, steps)))
                .chain(edited ->
                        drafts.saveJointly(version, stored.content().digest(), edited.content(), edited.together()))
                .chain(saved -> again(saved, attempt, () -> undo(version, together, attempt + 1))));
    }

    private static Edited without(
            RulebookContent content, List<EditHistory.Part> together, List<List<Undoing.Step>> steps) {
        var files = new TreeMap<>(content.files());
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < together.size(); i++) {
            var path = together.get(i).path();
            var text = files.getOrDefault(path, "");
            if (steps.get(i).isEmpty()) {
                throw UndoDesk.unknown();
            }
            var step = steps.get(i).get(0);
            var before = Undoing.of(steps.get(i), text).orElseThrow(UndoDesk::overlap);
            files.put(path, before);
            taken.add(Taken.of(path, step.turnedBack(), step.id(), new Texts(text, before)));
        }
        return new Edited(new RulebookContent(files), taken);
    }
}
