package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
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

    /** The table as it is, with these edits one after the other. */
    record Edits(List<TableEdit> edits) implements TableSource {
        private Optional<String> edited(TableForm form, Problems.InFile problems) {
            var rows = Sheet.read(form.text(), new Problems().in("")).rows();
            for (var edit : edits) {
                rows = edit.on(rows);
            }
            return TableFiles.readRows(rows.subList(form.firstRow(), rows.size()), form, problems);
        }
    }

    /** A table that was there before. */
    record Reverted(String text, DraftEdit.Kind kind, long undoes) implements TableSource {}

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
        if (this instanceof Edits edits) {
            return edits.edited(form, problems);
        }
        if (this instanceof Reverted reverted) {
            return Optional.of(reverted.text());
        }
        return this instanceof Workbook workbook
                ? TableFiles.readWorkbook(workbook.file(), form, problems)
                : TableFiles.readRows(((Rows) this).rows().from(form.firstRow()), form, problems);
    }

    /** The file that is kept for its colours and comments. */
    default Optional<byte[]> kept() {
        return this instanceof Workbook workbook ? Optional.of(workbook.file()) : Optional.empty();
    }

    /** Whether it changes some rows of a table whose other rows are not its business. */
    default boolean partial() {
        return this instanceof Edits || this instanceof Reverted;
    }

    /** The step that it is in the editing of the table. */
    default EditHistory.Taken taken(String path, EditHistory.Texts texts) {
        if (this instanceof Reverted reverted) {
            return EditHistory.Taken.of(path, reverted.kind(), reverted.undoes(), texts);
        }
        var kind = this instanceof Edits ? DraftEdit.Kind.ROW : DraftEdit.Kind.UPLOAD;
        return EditHistory.Taken.of(path, kind, null, texts);
    }
}
