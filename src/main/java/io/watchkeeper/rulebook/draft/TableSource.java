package io.watchkeeper.rulebook.draft;

import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.rulebook.workbook.TableFiles;
import io.watchkeeper.rulebook.workbook.TableForm;

/** An edited table as it was sent. The store and the checks know only the text of the sheet. */
sealed interface TableSource {
    /** A whole sheet as CSV. */
    record Csv(byte[] file) implements TableSource {}

    /** A whole sheet as an {@code .xlsx} file. */
    record Workbook(byte[] file) implements TableSource {}

    /** The data rows as JSON. */
    record Rows(TableRows rows) implements TableSource {}

    /**
     * The sheet as CSV text; rows that were not edited keep theirs.
     *
     * @param form the table as it is now
     * @return empty when a problem says why it is not taken
     */
    default Optional<String> read(TableForm form, Problems.InFile problems) {
        if (this instanceof Csv csv) {
            return TableFiles.readCsv(csv.file(), form, problems);
        }
        return this instanceof Workbook workbook
                ? TableFiles.readWorkbook(workbook.file(), form, problems)
                : TableFiles.readRows(((Rows) this).rows().from(form.firstRow()), form, problems);
    }

    /** The file that is kept for its colours and comments. */
    default Optional<byte[]> kept() {
        return this instanceof Workbook workbook ? Optional.of(workbook.file()) : Optional.empty();
    }
}
