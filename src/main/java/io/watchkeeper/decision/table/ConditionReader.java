package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** Reads the template and the label of a CONDITION column. */
final class ConditionReader {
    /** Components of facts that the parser of stock Drools does not take for names. */
    private static final Set<String> KEYWORDS = Set.of("unit");

    private final Sheet sheet;
    private final Complaints complaints;
    private final FactType fact;

    ConditionReader(Sheet sheet, Complaints complaints, FactType fact) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.fact = fact;
    }

    /**
     * @param row of the templates; that of the labels is the next
     * @param object the place of the fact among the table's objects
     */
    List<Condition> read(int row, int column, int object) {
        var templates = TemplateParser.parse(sheet.cell(row, column));
        if (templates.isEmpty()) {
            complaints.about(
                    row,
                    column,
                    "UNKNOWN_OPERATOR",
                    "This condition is none of the forms that tables may use.",
                    "该条件不是决策表允许的形式。",
                    TemplateParser.ALLOWED);
        }
        var label = label(row, column);
        return templates.stream()
                .flatMap(found -> field(row, column, found).stream()
                        .map(field -> new Condition(
                                column,
                                found.part(),
                                object,
                                label,
                                field,
                                found.key(),
                                found.operator(),
                                found.list())))
                .toList();
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
        if (KEYWORDS.contains(template.field())) {
            complaints.about(
                    row,
                    column,
                    "RESERVED_FIELD",
                    "Drools reads this word as a keyword, so that no condition can name the field.",
                    "Drools 把该词当作关键字，条件无法使用该字段。");
            return Optional.empty();
        }
        if (!template.fits(field.kind())) {
            complaints.about(
                    row,
                    column,
                    "WRONG_OPERATOR",
                    "A " + field.kind() + " field cannot be compared like this.",
                    "类型为 " + field.kind() + " 的字段不能这样比较。",
                    TemplateParser.ALLOWED);
            return Optional.empty();
        }
        return Optional.of(field);
    }
}
