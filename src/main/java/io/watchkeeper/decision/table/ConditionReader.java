package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** Reads the template and the label of a CONDITION column. */
final class ConditionReader {
    private final Sheet sheet;
    private final Complaints complaints;
    private final FactType fact;

    ConditionReader(Sheet sheet, Complaints complaints, FactType fact) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.fact = fact;
    }

    /** @param row of the templates; that of the labels is the next */
    Optional<Condition> read(int row, int column) {
        var template = ConditionTemplate.of(sheet.cell(row, column));
        if (template.isEmpty()) {
            complaints.about(
                    row,
                    column,
                    "UNKNOWN_OPERATOR",
                    "This condition is none of the forms that tables may use.",
                    "该条件不是决策表允许的形式。",
                    ConditionTemplate.ALLOWED);
        }
        return template.flatMap(found -> field(row, column, found)
                .map(field ->
                        new Condition(column, label(row, column), field, found.key(), found.operator(), found.list())));
    }

    private String label(int row, int column) {
        var label = sheet.cell(row + 1, column);
        return label.isEmpty() ? sheet.cell(row, column) : label;
    }

    private Optional<FactField> field(int row, int column, ConditionTemplate template) {
        var field = fact.fields().get(template.field());
        if (field == null) {
            var known = List.copyOf(fact.fields().keySet());
            complaints.unknown(row, column, "UNKNOWN_FIELD", template.field(), known);
            return Optional.empty();
        }
        if (!template.fits(field.kind())) {
            complaints.about(
                    row,
                    column,
                    "WRONG_OPERATOR",
                    "A " + field.kind() + " field cannot be compared like this.",
                    "类型为 " + field.kind() + " 的字段不能这样比较。",
                    ConditionTemplate.ALLOWED);
            return Optional.empty();
        }
        return Optional.of(field);
    }
}
