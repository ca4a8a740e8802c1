package io.watchkeeper.rulebook.draft;

import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.rulebook.workbook.TableFiles;
import io.watchkeeper.rulebook.workbook.TableForm;

/** How a table travels. The store and the checks know only the text of the sheet. */
enum TableFormat {
    CSV,
    XLSX;

    /**
     * The sheet as CSV text; rows that were not edited keep theirs.
     *
     * @param form the table as it is now
     * @return empty when a problem says why the file is not taken
     */
    Optional<String> read(byte[] file, TableForm form, Problems.InFile problems) {
        return switch (this) {
            case CSV -> TableFiles.readCsv(file, form, problems);
            case XLSX -> TableFiles.readWorkbook(file, form, problems);
        };
    }
}
