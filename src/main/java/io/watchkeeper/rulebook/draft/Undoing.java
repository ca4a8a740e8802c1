package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one step back, however many have followed, as long as none of those that hold touches the same lines. */
final class Undoing {
    private Undoing() {}

    /**
     * A step as it was kept.
     *
     * @param undoes the step that it turned back, 0 for none
     * @param before the ETag of the table that it was taken on, {@code after} of the one that it made
     */
    record Step(long id, DraftEdit.Kind kind, long undoes, String before, String after, TextPatch patch) {
        /** What the step that turns it back is. */
        DraftEdit.Kind turnedBack() {
            return kind == DraftEdit.Kind.UNDO ? DraftEdit.Kind.REDO : DraftEdit.Kind.UNDO;
        }

        private Step with(TextPatch moved) {
            return new Step(id, kind, undoes, before, after, moved);
        }
    }

    /**
     * @param steps the one to turn back, and all that were taken after it
     * @return the text without it; empty where it was turned back before, where later steps touch the same lines, or where steps are missing
     */
    static Optional<String> of(List<Step> steps, String text) {
        var wanted = steps.get(0);
        var later = steps.subList(1, steps.size());
        if (!follow(steps, TableVersion.etag(text)) || later.stream().anyMatch(step -> step.undoes() == wanted.id())) {
            return Optional.empty();
        }
        return settled(later)
                .flatMap(left -> carried(wanted.patch().reversed(), left))
                .flatMap(patch -> patch.on(text));
    }

    /**
     * Where a row stands after the steps.
     *
     * @param row counted from 1
     * @param etag of the table after them
     * @return empty where it is gone, or steps are missing
     */
    static Optional<Integer> place(List<Step> steps, int row, String etag) {
        if (!follow(steps, etag)) {
            return Optional.empty();
        }
        var place = Optional.of(row - 1);
        for (var step : steps) {
            place = place.flatMap(step.patch()::place);
        }
        return place.map(line -> line + 1);
    }

    private static boolean follow(List<Step> steps, String etag) {
        for (int i = 1; i < steps.size(); i++) {
            if (!steps.get(i).before().equals(steps.get(i - 1).after())) {
                return false;
            }
        }
        return !steps.isEmpty() && steps.get(steps.size() - 1).after().equals(etag);
    }

    private static Optional<TextPatch> carried(TextPatch patch, List<Step> steps) {
        var moved = Optional.of(patch);
        for (var step : steps) {
            moved = moved.flatMap(now -> now.after(step.patch()));
        }
        return moved;
    }

    /** Without the steps that were turned back, and those that did it. */
    private static Optional<List<Step>> settled(List<Step> steps) {
        var left = new ArrayList<Step>();
        for (var step : steps) {
            int undone = place(left, step.undoes());
            if (undone < 0) {
                left.add(step);
            } else if (!takenOut(left, undone)) {
                return Optional.empty();
            }
        }
        return Optional.of(left);
    }

    private static int place(List<Step> steps, long id) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** What followed the step is carried over to a text that never had it. */
    private static boolean takenOut(List<Step> steps, int place) {
        var without = Optional.of(steps.remove(place).patch().reversed());
        for (int i = place; i < steps.size(); i++) {
            var patch = steps.get(i).patch();
            var moved = without.flatMap(patch::after);
            without = without.flatMap(inverse -> inverse.after(patch));
            if (moved.isEmpty() || without.isEmpty()) {
                return false;
            }
            steps.set(i, steps.get(i).with(moved.get()));
        }
        return true;
    }
}
