package io.watchkeeper.decision.table;

import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;

/** From the text of a {@code .drl.csv} file to a table that can be asked. */
public final class TableReader {
    private TableReader() {}

    /**
     * @param rulePackage what RuleSet must name
     * @return empty when the file has a problem
     */
    public static Optional<DecisionTable> read(
            String text, String rulePackage, Vocabulary vocabulary, Problems.InFile problems) {
        var sheet = Sheet.read(text, problems);
        var complaints = new Complaints(sheet, problems);
        var schema = new HeaderReader(sheet, complaints).read(rulePackage);
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        var rows = new RowReader(sheet, schema.get(), complaints, vocabulary).read();
        return complaints.count() > 0
                ? Optional.empty()
                : Optional.of(new DecisionTable(
                        problems.file(),
                        schema.get(),
                        rows,
                        new TableIndex(schema.get().conditions(), rows)));
    }
}
