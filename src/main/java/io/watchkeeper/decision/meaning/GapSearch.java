package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;

/** Looks for facts that no row is for, in a table that is to have one for each. */
record GapSearch(RegionReader reader, Vocabulary vocabulary, DecisionTable table) {

    Gaps.Found in(List<RowMeaning> rows) {
        var groups = rows.stream().map(row -> row.row().group()).distinct().toList();
        // rows outside a group add to each other, and nobody expects that they add something to everything
        if (groups.size() != 1 || groups.contains("")) {
            return new Gaps.Found(List.of(), false);
        }
        var classes = new ArrayList<Classes>();
        for (var axis : reader.axes()) {
            var words = axis.key().isEmpty() ? vocabulary.of(table.schema().fact(), axis.field()) : null;
            var known = words == null ? java.util.Optional.<List<String>>empty() : words.map(Vocabulary.Words::allowed);
            classes.add(new Classes(axis, classes.size(), known));
        }
        return Gaps.in(classes, rows);
    }
}
