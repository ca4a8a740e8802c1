package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.Argument;
import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.Keyword;
import io.watchkeeper.decision.table.TableSchema;

/** From the schema of a table to its columns as people fill them. */
final class Columns {
    private final Sheet sheet;
    private final TableSchema schema;
    private final Vocabulary vocabulary;

    private Columns(Sheet sheet, TableSchema schema, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.schema = schema;
        this.vocabulary = vocabulary;
    }

    static List<Column> of(Sheet sheet, TableSchema schema, Vocabulary vocabulary) {
        var columns = new Columns(sheet, schema, vocabulary);
        var found = new ArrayList<Column>();
        schema.attributes().forEach((keyword, index) -> found.add(columns.attribute(keyword, index)));
        schema.conditions().stream()
                .filter(condition -> condition.part().number() <= 1)
                .forEach(condition -> found.add(columns.condition(condition)));
        schema.actions().forEach(index -> found.add(columns.action(index)));
        return found;
    }

    private Column attribute(Keyword keyword, int index) {
        return column(index, kind(keyword), List.of(), false);
    }

    private Column condition(Condition condition) {
        if (condition.always()) {
            return column(condition.column(), Column.Kind.MARK, List.of(), false);
        }
        if (condition.part().number() > 0) {
            return column(condition.column(), Column.Kind.TEXTS, List.of(), false);
        }
        var fact = schema.objects().get(condition.object()).type();
        var words = condition.key().isEmpty()
                ? vocabulary.of(fact, condition.field()).map(Vocabulary.Words::allowed)
                : Optional.<List<String>>empty();
        return column(
                condition.column(),
                condition.list() ? Column.Kind.TEXTS : kind(condition.field()),
                words.orElse(List.of()),
                false);
    }

    private Column action(int index) {
        for (int i = 0; i < schema.arguments().size(); i++) {
            if (schema.arguments().get(i) instanceof Argument.OfCell cell && cell.column() == index) {
                return action(cell, schema.decision().components().get(i));
            }
        }
        return column(index, Column.Kind.MARK, List.of(), true);
    }

    private Column action(Argument.OfCell cell, FactField target) {
        if (cell.part().number() > 0) {
            return column(cell.column(), Column.Kind.TEXTS, List.of(), true);
        }
        return switch (cell.form()) {
            case DURATION -> column(cell.column(), Column.Kind.DURATION, List.of(), true);
            case INSTANT -> column(cell.column(), Column.Kind.MOMENT, List.of(), true);
            case PLAIN -> {
                var words = vocabulary.of(schema.decision(), target).map(Vocabulary.Words::allowed);
                yield column(cell.column(), kind(target), words.orElse(List.of()), true);
            }
        };
    }

    private Column column(int index, Column.Kind kind, List<String> words, boolean required) {
        return new Column(index, sheet.cell(schema.firstRow() - 1, index), kind, words, required);
    }

    private static Column.Kind kind(Keyword keyword) {
        if (keyword == Keyword.PRIORITY) {
            return Column.Kind.WHOLE;
        }
        return keyword.date() ? Column.Kind.DATE : Column.Kind.TEXT;
    }

    private static Column.Kind kind(FactField field) {
        return switch (field.kind()) {
            case LONG -> Column.Kind.WHOLE;
            case DOUBLE -> Column.Kind.DECIMAL;
            case BOOLEAN -> Column.Kind.FLAG;
            default -> Column.Kind.TEXT;
        };
    }
}
