package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The latest steps in the editing of a table.
 *
 * @param items the latest first
 * @param undo the step that this person's next undo turns back: their own latest that holds
 * @param redo the undo of theirs that may be turned back, as long as they have edited nothing since
 */
public record DraftEdits(List<DraftEdit> items, Optional<DraftEdit> undo, Optional<DraftEdit> redo) {
    static DraftEdits of(List<DraftEdit> items, String person) {
        var own = items.stream().filter(edit -> edit.person().equals(person)).toList();
        Predicate<DraftEdit> undoing = edit -> edit.kind() == DraftEdit.Kind.UNDO;
        var fresh = own.stream().filter(edit -> edit.kind().edits()).findFirst();
        return new DraftEdits(
                items,
                own.stream()
                        .filter(undoing.negate())
                        .filter(edit -> !edit.undone())
                        .findFirst(),
                own.stream()
                        .filter(undoing)
                        .filter(edit -> !edit.undone())
                        .filter(edit -> fresh.stream().allMatch(latest -> latest.id() < edit.id()))
                        .findFirst());
    }
}
