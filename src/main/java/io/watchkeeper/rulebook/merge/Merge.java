package io.watchkeeper.rulebook.merge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.RulebookContent;

/**
 * A draft brought up to the live version, or any two contents that were made from a third.
 *
 * @param content with the work of both; where there are conflicts, with the chosen side's there
 * @param own what only the draft changed
 * @param other what only the other side changed
 * @param conflicts all of them, whichever side was chosen
 */
public record Merge(RulebookContent content, List<Place> own, List<Place> other, List<Place> conflicts) {
    public Merge {
        own = List.copyOf(own);
        other = List.copyOf(other);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * @param base what both were made from
     * @param keep the side whose work is taken in a conflict
     */
    public static Merge of(RulebookContent base, RulebookContent live, RulebookContent draft, Side keep) {
        var files = new TreeMap<String, String>();
        var seen = new Places();
        var names = new TreeSet<>(live.files().keySet());
        names.addAll(draft.files().keySet());
        names.addAll(base.files().keySet());
        for (var name : names) {
            var texts = new Texts(
                    name,
                    base.files().get(name),
                    live.files().get(name),
                    draft.files().get(name));
            texts.merged(keep, seen).ifPresent(text -> files.put(name, text));
        }
        return new Merge(RulebookContent.of(files), seen.own(), seen.other(), seen.conflicts());
    }

    /** One file on three sides, null where it is not there. */
    private record Texts(String file, String base, String live, String draft) {
        Optional<String> merged(Side keep, Places seen) {
            if (Objects.equals(draft, live)) {
                return Optional.ofNullable(live);
            }
            var rows = rows(keep, seen);
            if (Objects.equals(draft, base)) {
                note(rows, seen.other());
                return Optional.ofNullable(live);
            }
            if (Objects.equals(live, base)) {
                note(rows, seen.own());
                return Optional.ofNullable(draft);
            }
            note(rows, seen.conflicts());
            return rows.or(() -> Optional.ofNullable(keep.of(draft, live)));
        }

        /** Rows that were told apart have been noted one by one. */
        private void note(Optional<String> rows, List<Place> list) {
            if (rows.isEmpty()) {
                list.add(Place.whole(file));
            }
        }

        private Optional<String> rows(Side keep, Places seen) {
            return file.endsWith(".csv") && base != null && live != null && draft != null
                    ? RowMerge.of(file, base, live, draft).flatMap(merge -> merge.text(keep, seen))
                    : Optional.empty();
        }
    }
}
