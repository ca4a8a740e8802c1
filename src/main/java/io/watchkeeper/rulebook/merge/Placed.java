package io.watchkeeper.rulebook.merge;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookContent;

/** A content by its places. Each of its tables is taken apart once, however many rows are asked for. Not for several threads. */
public final class Placed {
    private final RulebookContent content;
    private final Map<String, Optional<NamedRows>> sheets = new HashMap<>();

    public Placed(RulebookContent content) {
        this.content = content;
    }

    /** What stands there; empty where it is not there, or cannot be told from others. */
    public Optional<String> text(Place place) {
        return place.name().isEmpty()
                ? Optional.ofNullable(content.files().get(place.file()))
                : rows(place.file()).map(rows -> rows.line(place.name()));
    }

    /**
     * The content with these as another has them, gone where that has none.
     *
     * @return empty where rows of a table cannot be told apart by name, or the table is gone
     */
    public Optional<RulebookContent> with(Collection<Place> places, RulebookContent other) {
        var from = new Placed(other);
        var files = new TreeMap<>(content.files());
        var byFile = places.stream().collect(Collectors.groupingBy(Place::file));
        for (var file : byFile.entrySet()) {
            if (file.getValue().stream().anyMatch(place -> place.name().isEmpty())) {
                files.remove(file.getKey());
                from.text(Place.whole(file.getKey())).ifPresent(text -> files.put(file.getKey(), text));
            } else {
                var text = table(file.getKey(), file.getValue(), from);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                files.put(file.getKey(), text.get());
            }
        }
        return Optional.of(new RulebookContent(files));
    }

    private Optional<String> table(String file, Collection<Place> places, Placed from) {
        return rows(file).flatMap(own -> from.rows(file).map(other -> {
            var lines = new HashMap<>(own.lines());
            for (var place : places) {
                if (other.line(place.name()) == null) {
                    lines.remove(place.name());
                } else {
                    lines.put(place.name(), other.line(place.name()));
                }
            }
            return RowMerge.text(RowMerge.order(own, other, lines), lines);
        }));
    }

    private Optional<NamedRows> rows(String file) {
        return sheets.computeIfAbsent(
                file, name -> Optional.ofNullable(content.files().get(name)).flatMap(text -> NamedRows.of(name, text)));
    }
}
