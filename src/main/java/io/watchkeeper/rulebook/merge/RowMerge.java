package io.watchkeeper.rulebook.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Merges one table row by row. */
record RowMerge(String file, NamedRows base, NamedRows live, NamedRows draft) {
    /** Empty where the rows of a side cannot be told apart by name. */
    static Optional<RowMerge> of(String file, String base, String live, String draft) {
        return NamedRows.of(file, base).flatMap(old -> NamedRows.of(file, live)
                .flatMap(other -> NamedRows.of(file, draft).map(own -> new RowMerge(file, old, other, own))));
    }

    /** Empty where both sides changed the order of rows: which rule comes first may decide. */
    Optional<String> text(Side keep, Places seen) {
        boolean draftMoved = !base.shared(draft).equals(draft.shared(base));
        boolean liveMoved = !base.shared(live).equals(live.shared(base));
        if (draftMoved && liveMoved) {
            return Optional.empty();
        }
        if (draftMoved || liveMoved) {
            (draftMoved ? seen.own() : seen.other()).add(Place.whole(file));
        }
        var lines = lines(keep, seen);
        return Optional.of(text(draftMoved ? order(draft, live, lines) : order(live, draft, lines), lines));
    }

    static String text(List<String> names, Map<String, String> lines) {
        var text = new StringBuilder();
        names.forEach(name -> text.append(lines.get(name)).append('\n'));
        return text.toString();
    }

    /** What each row comes to; without those that are gone. */
    private Map<String, String> lines(Side keep, Places seen) {
        var all = new LinkedHashSet<>(draft.names());
        all.addAll(live.names());
        var lines = new HashMap<String, String>();
        for (var name : all) {
            var line = line(name, keep, seen);
            if (line != null) {
                lines.put(name, line);
            }
        }
        return lines;
    }

    private String line(String name, Side keep, Places seen) {
        var was = base.line(name);
        var theirs = live.line(name);
        var own = draft.line(name);
        if (Objects.equals(own, theirs)) {
            return theirs;
        }
        var place = new Place(file, draft.places().getOrDefault(name, 0), name);
        if (Objects.equals(own, was)) {
            seen.other().add(place);
            return theirs;
        }
        if (Objects.equals(theirs, was)) {
            seen.own().add(place);
            return own;
        }
        seen.conflicts().add(place);
        return keep.of(own, theirs);
    }

    /** The order of the first; what only the second has comes behind the row that it stands behind there. */
    static List<String> order(NamedRows first, NamedRows second, Map<String, String> lines) {
        var names = new ArrayList<>(
                first.names().stream().filter(lines::containsKey).toList());
        String before = null;
        for (var name : second.names()) {
            if (!lines.containsKey(name)) {
                continue;
            }
            if (!first.names().contains(name)) {
                names.add(before == null ? 0 : names.indexOf(before) + 1, name);
            }
            before = name;
        }
        return names;
    }
}
