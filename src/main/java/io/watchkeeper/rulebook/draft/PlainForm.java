package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.rulebook.workbook.Column;
import io.watchkeeper.rulebook.workbook.TableForm;

/** The frames of tables that are none of Drools'. */
final class PlainForm {
    private PlainForm() {}

    /** A table whose cells are texts to a spreadsheet, such as the catalogue. */
    static TableForm of(TableName name, String text, Sheet sheet) {
        int first = TableFrame.firstRow(name, sheet);
        var columns = new ArrayList<Column>();
        for (int column = 0; column < sheet.width(Math.max(0, first - 1)); column++) {
            columns.add(text(column, sheet.cell(first - 1, column)));
        }
        return new TableForm(name.sheet(), text, first, columns);
    }

    /** Test scenarios: what is given may be any text, what is expected only a word that can be decided. */
    static TableForm ofTests(TableName name, String text, Vocabulary vocabulary) {
        var sheet = Sheet.read(text, new Problems().in(name.file()));
        var fields = TestFile.fields(sheet);
        var columns = new ArrayList<Column>();
        for (int column = 0; column < sheet.width(0); column++) {
            var heading = sheet.cell(0, column);
            int index = column;
            columns.add(fields.get(column)
                    .map(field -> new Column(index, heading, kind(field.component()), words(field, vocabulary), false))
                    .orElseGet(() -> text(index, heading)));
        }
        return new TableForm(name.sheet(), text, TableFrame.firstRow(name, sheet), columns);
    }

    private static List<String> words(TestFile.Field field, Vocabulary vocabulary) {
        return field.expected()
                ? vocabulary
                        .of(field.type(), field.component())
                        .map(Vocabulary.Words::allowed)
                        .orElse(List.of())
                : List.of();
    }

    private static Column text(int column, String heading) {
        return new Column(column, heading, Column.Kind.TEXT, List.of(), false);
    }

    private static Column.Kind kind(FactField field) {
        return switch (field.kind()) {
            case LONG -> Column.Kind.WHOLE;
            case DOUBLE -> Column.Kind.DECIMAL;
            case BOOLEAN -> Column.Kind.FLAG;
            case TOKENS -> Column.Kind.TEXTS;
            case TEXT, MAP -> Column.Kind.TEXT;
        };
    }
}
