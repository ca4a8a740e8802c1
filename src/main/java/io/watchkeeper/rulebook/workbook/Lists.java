package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;

/**
 * The drop-downs of a table. Excel takes 255 characters of words in a cell's own rule; longer lists stand on a hidden sheet, a column each, under a name.
 */
final class Lists {
    static final String SHEET = "_lists";
    static final String PREFIX = "wk_list_";
    private static final int LONGEST = 255;

    private final Map<Column, String> formulas = new LinkedHashMap<>();
    private final List<List<String>> hidden = new ArrayList<>();

    private Lists() {}

    static Lists of(TableForm form) {
        var lists = new Lists();
        form.columns().forEach(column -> lists.words(column).ifPresent(words -> lists.add(column, words)));
        return lists;
    }

    private Optional<List<String>> words(Column column) {
        return switch (column.kind()) {
            case MARK -> Optional.of(List.of("x"));
            case FLAG -> Optional.of(List.of("true", "false"));
            case TEXT -> column.words().isEmpty() ? Optional.empty() : Optional.of(column.words());
            default -> Optional.empty();
        };
    }

    private void add(Column column, List<String> words) {
        var line = String.join(",", words);
        boolean fits = line.length() <= LONGEST
                && words.stream().allMatch(word -> word.matches("[^\",]*") && word.equals(word.strip()));
        if (fits) {
            formulas.put(column, '"' + line + '"');
            return;
        }
        if (!hidden.contains(words)) {
            hidden.add(words);
        }
        formulas.put(column, PREFIX + hidden.indexOf(words));
    }

    /** What the drop-down of a column points to, as a formula; empty for a column without. */
    Optional<String> formula(Column column) {
        return Optional.ofNullable(formulas.get(column));
    }

    /** The columns of the hidden sheet. */
    List<List<String>> hidden() {
        return hidden;
    }

    /** The defined names with what they stand for. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < hidden.size(); i++) {
            var column = Sheet.address(0, i).replace("1", "");
            names.put(
                    PREFIX + i,
                    SHEET + "!$" + column + "$1:$" + column + "$"
                            + hidden.get(i).size());
        }
        return names;
    }
}
