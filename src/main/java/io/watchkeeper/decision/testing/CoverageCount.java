package io.watchkeeper.decision.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.testing.Coverage.Untouched;

/** Crosses off what fires. */
final class CoverageCount {
    private static final int MOST_SHOWN = 500;

    private final Set<Untouched> rules = new LinkedHashSet<>();
    private final Set<Untouched> left;

    CoverageCount(Rulebook rulebook) {
        for (var table : rulebook.tables()) {
            var stage = stage(table.file());
            table.rows().forEach(row -> rules.add(new Untouched(stage, table.file(), row.sheetRow(), row.rule())));
        }
        rulebook.writtenRules()
                .forEach(rule -> rules.add(new Untouched(rule.stage(), rule.table(), rule.row(), rule.name())));
        left = new LinkedHashSet<>(rules);
    }

    void fired(List<Firing> fired) {
        fired.forEach(
                firing -> left.remove(new Untouched(firing.stage(), firing.table(), firing.row(), firing.rule())));
    }

    Coverage count() {
        var shown = new ArrayList<>(left).subList(0, Math.min(left.size(), MOST_SHOWN));
        return new Coverage(rules.size(), rules.size() - left.size(), shown);
    }

    private static Stage stage(String file) {
        for (var stage : Stage.values()) {
            if (file.startsWith(stage.folder() + "/")) {
                return stage;
            }
        }
        throw new IllegalStateException("every table lies in the folder of a stage, not at " + file);
    }
}
