package io.watchkeeper.rulebook.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.RulebookContent;

/**
 * A draft brought up to the live version.
 *
 * @param content with the work of both; where there are conflicts, with the chosen side's there
 * @param conflicts all of them, whichever side was chosen
 */
public record Merge(RulebookContent content, List<Conflict> conflicts) {
    public Merge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * @param base what both were made from
     * @param keep the side whose work is taken in a conflict
     */
    public static Merge of(RulebookContent base, RulebookContent live, RulebookContent draft, Side keep) {
        var files = new TreeMap<String, String>();
        var conflicts = new ArrayList<Conflict>();
        var names = new TreeSet<>(live.files().keySet());
        names.addAll(draft.files().keySet());
        for (var name : names) {
            var texts = new Texts(
                    name,
                    base.files().get(name),
                    live.files().get(name),
                    draft.files().get(name));
            texts.merged(keep, conflicts).ifPresent(text -> files.put(name, text));
        }
        return new Merge(RulebookContent.of(files), conflicts);
    }

    /** One file on three sides, null where it is not there. */
    private record Texts(String file, String base, String live, String draft) {
        Optional<String> merged(Side keep, List<Conflict> conflicts) {
            if (Objects.equals(draft, base) || Objects.equals(draft, live)) {
                return Optional.ofNullable(live);
            }
            if (Objects.equals(live, base)) {
                return Optional.ofNullable(draft);
            }
            return rows(keep, conflicts).or(() -> {
                conflicts.add(new Conflict(file, 0, ""));
                return Optional.ofNullable(keep.of(draft, live));
            });
        }

        private Optional<String> rows(Side keep, List<Conflict> conflicts) {
            return file.endsWith(".csv") && base != null && live != null && draft != null
                    ? RowMerge.of(file, base, live, draft).flatMap(merge -> merge.text(keep, conflicts))
                    : Optional.empty();
        }
    }
}
