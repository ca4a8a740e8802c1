package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.HitPolicy;

/** Looks for facts that no row is for, in a table that is to have one for each. */
record GapSearch(RegionReader reader, Vocabulary vocabulary, DecisionTable table) {

    Gaps.Found in(List<RowMeaning> rows) {
        var groups = rows.stream().map(row -> row.row().group()).distinct().toList();
        // rows outside a group add to each other, and nobody expects that they add something to everything
        boolean one =
                groups.size() == 1 && !groups.contains("") || table.schema().hitPolicy() == HitPolicy.UNIQUE;
        if (!one || table.schema().objects().size() > 1) {
            return new Gaps.Found(List.of(), false);
        }
        var classes = new ArrayList<Classes>();
        for (var axis : reader.axes()) {
            var known = Optional.of(axis)
                    .filter(words -> axis != Axis.TIME && axis.key().isEmpty())
                    .flatMap(words -> vocabulary.of(table.schema().fact(), axis.field()))
                    .map(Vocabulary.Words::allowed);
            classes.add(new Classes(axis, classes.size(), known));
        }
        return Gaps.in(classes, rows);
    }
}
