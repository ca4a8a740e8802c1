package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.AskedTable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.intake.FactTrial;
import io.watchkeeper.rulebook.StoredRulebook;

/**
 * What one version of the rulebook makes of one fact: its decisions, and one of its tables with what its rows say.
 *
 * @param open the table that is shown, or null where no table was asked anything
 * @param wanted the row that was asked for, or null where none was, or the table has no such row
 */
public record Trial(Explanation explanation, List<Table> tables, Open open, TrialRow wanted) {
    private static final int NEAREST = 20;

    /** @param asked whether its stage was reached and had a fact of its kind */
    public record Table(String file, int fired, int rows, boolean asked) {}

    /** @param rows those that fire, then the one asked for, then those with the fewest cells against them */
    public record Open(String file, List<Sheet.Column> columns, List<TrialRow> rows, int of) {}

    /**
     * @param file the table to show; where none is named or known, the first that fired
     * @param row the one to ask, or 0
     */
    static Trial of(FactTrial.Tried tried, StoredRulebook stored, String file, int row) {
        var tables = tried.tables().stream()
                .map(asked -> new Table(
                        asked.table().file(),
                        asked.fired().size(),
                        asked.table().rows().size(),
                        !asked.questions().isEmpty()))
                .toList();
        var asked = tried.tables().stream()
                .filter(table -> !table.questions().isEmpty())
                .toList();
        var shown = asked.stream()
                .filter(table -> table.table().file().equals(file))
                .findFirst()
                .or(() ->
                        asked.stream().filter(table -> !table.fired().isEmpty()).findFirst())
                .or(() -> asked.stream().findFirst());
        var wanted = shown.flatMap(table -> row(table, row));
        return new Trial(
                Explanation.ofSignal(tried.decisions()),
                tables,
                shown.map(table -> open(table, stored, wanted)).orElse(null),
                shown.flatMap(table -> wanted.map(
                                found -> TrialRow.of(table, found, found.texts().size())))
                        .orElse(null));
    }

    private static Optional<TableRow> row(AskedTable asked, int number) {
        return asked.table().rows().stream()
                .filter(row -> row.sheetRow() == number)
                .findFirst();
    }

    private static Open open(AskedTable asked, StoredRulebook stored, Optional<TableRow> wanted) {
        var file = asked.table().file();
        var columns = Sheet.of(stored.content().files().get(file)).columns();
        var rows = new LinkedHashSet<>(asked.fired());
        wanted.ifPresent(rows::add);
        rows.addAll(asked.nearest(NEAREST));
        var shown = new ArrayList<TrialRow>();
        rows.forEach(row -> shown.add(TrialRow.of(asked, row, columns.size())));
        return new Open(file, columns, shown, asked.table().rows().size());
    }
}
