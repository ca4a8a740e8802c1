package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Sheet;
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
     * @throws ProblemException 409 for a table of a version that does not compile
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
        var tables = checked.tables().stream()
                .filter(table -> table.file().equals(name.file()))
                .toList();
        if (tables.size() == 1) {
            return TableForm.of(name.file(), text, tables.get(0).schema(), checked.vocabulary());
        }
        // a compiled one, or several in a sheet: no column means the same all the way down
        return plain(name, text);
    }

    /** A table whose cells are texts to a spreadsheet, such as the catalogue. */
    private static TableForm plain(TableName name, String text) {
        var sheet = Sheet.read(text, new Problems().in(name.file()));
        int first = TableFrame.firstRow(name, sheet);
        var columns = new ArrayList<Column>();
        for (int column = 0; column < sheet.width(Math.max(0, first - 1)); column++) {
            columns.add(new Column(column, sheet.cell(first - 1, column), Column.Kind.TEXT, List.of(), false));
        }
        return new TableForm(name.sheet(), text, first, columns);
    }
}
