package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.CheckedContent;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.workbook.Column;
import io.watchkeeper.rulebook.workbook.TableForm;

/** Says what is wrong with a content, by making of it what publishing would. One at a time: compiling rules takes both cores, and deciding needs them. */
@Singleton
class DraftCheck {
    private final CheckedDrafts drafts = new CheckedDrafts();

    /** Errors, or else what is doubtful about the rows. Takes milliseconds where only data rows are new. */
    synchronized List<RulebookProblem> problems(long version, RulebookContent content) {
        return drafts.check(version, content).problems();
    }

    /**
     * The frame that an upload of a table must fit.
     *
     * @throws ProblemException 409 for a table that is not edited in spreadsheets, or of a version that does not compile
     */
    synchronized TableForm form(long version, RulebookContent content, TableName name) {
        var text = content.files().get(name.file());
        if (!name.decides()) {
            return plain(name, text);
        }
        var checked = drafts.check(version, content)
                .content()
                .orElseThrow(() -> ProblemException.conflict(
                        "This version does not compile; its tables can only be read as CSV."));
        return TableForm.of(name.file(), text, only(checked, name).schema(), checked.vocabulary());
    }

    private static DecisionTable only(CheckedContent checked, TableName name) {
        var tables = checked.tables().stream()
                .filter(table -> table.file().equals(name.file()))
                .toList();
        if (tables.size() != 1) {
            throw ProblemException.conflict(
                    tables.isEmpty()
                            ? "The table is marked as compiled: rule engineers edit it, as a file."
                            : "The sheet holds several tables: rule engineers edit it, as a file.");
        }
        return tables.get(0);
    }

    /** A table of content, such as the catalogue: one row of headings, then texts. */
    private static TableForm plain(TableName name, String text) {
        var sheet = Sheet.read(text, new Problems().in(name.file()));
        var columns = new ArrayList<Column>();
        for (int column = 0; column < sheet.width(0); column++) {
            columns.add(new Column(column, sheet.cell(0, column), Column.Kind.TEXT, List.of(), false));
        }
        return new TableForm(name.sheet(), text, 1, columns);
    }
}
