package io.watchkeeper.rulebook.merge;

import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.RulebookContent;

/**
 * A row of a table by its name, or a whole file: what a merge looks at.
 *
 * @param row in the draft's sheet, counted from 1; 0 for a row that the draft has not, and for a whole file
 * @param name of the row, empty for a whole file
 */
public record Place(String file, int row, String name) {
    static Place whole(String file) {
        return new Place(file, 0, "");
    }

    /** Whether both mean one thing, wherever it stands. */
    public boolean same(Place other) {
        return file.equals(other.file) && name.equals(other.name);
    }

    /** What stands there; empty where it is not there, or cannot be told from others. */
    public Optional<String> text(RulebookContent content) {
        var text = Optional.ofNullable(content.files().get(file));
        return name.isEmpty()
                ? text
                : text.flatMap(sheet -> NamedRows.of(file, sheet)).map(rows -> rows.line(name));
    }

    /**
     * The content with this as the other content has it, gone where that has none.
     *
     * @return empty where the rows of one cannot be told apart by name, or the whole table is gone
     */
    public Optional<RulebookContent> taken(RulebookContent into, RulebookContent from) {
        if (name.isEmpty()) {
            return Optional.of(with(into, from.files().get(file)));
        }
        return rows(into).flatMap(own -> rows(from).map(other -> with(into, text(own, other))));
    }

    private Optional<NamedRows> rows(RulebookContent content) {
        return Optional.ofNullable(content.files().get(file)).flatMap(text -> NamedRows.of(file, text));
    }

    private String text(NamedRows own, NamedRows other) {
        var lines = new HashMap<>(own.lines());
        if (other.line(name) == null) {
            lines.remove(name);
        } else {
            lines.put(name, other.line(name));
        }
        return RowMerge.text(RowMerge.order(own, other, lines), lines);
    }

    private RulebookContent with(RulebookContent content, String text) {
        var files = new TreeMap<>(content.files());
        if (text == null) {
            files.remove(file);
        } else {
            files.put(file, text);
        }
        return new RulebookContent(files);
    }
}
