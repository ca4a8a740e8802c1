package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Fact;

/** Why rows of a table did not fire for a question. It looks at rows one by one, so it is for people who ask and not for deciding. */
public final class WhyNot {
    private final DecisionTable table;
    private final Question question;

    /** A row that nearly fired, with the cells that stood against it from left to right. */
    public record Miss(TableRow row, List<RowAnswer.Fails> against) {}

    public WhyNot(DecisionTable table, Question question) {
        this.table = table;
        this.question = question;
    }

    public RowAnswer of(TableRow row) {
        var against = against(row);
        if (!against.isEmpty()) {
            return against.get(0);
        }
        if (!row.validity().holds(question.at())) {
            return new RowAnswer.OutOfDate(row.validity(), question.at());
        }
        return table.matches(question).stream()
                .filter(other -> !row.group().isEmpty() && other.group().equals(row.group()) && other != row)
                .findFirst()
                .<RowAnswer>map(RowAnswer.Behind::new)
                .orElseGet(RowAnswer.Fires::new);
    }

    /** The rows with the fewest cells against them, among equals in the order of firing; rows that match are none. */
    public List<Miss> nearest(int most) {
        return table.rows().stream()
                .map(row -> new Miss(row, against(row)))
                .filter(miss -> !miss.against().isEmpty())
                .sorted(Comparator.comparingInt(miss -> miss.against().size()))
                .limit(most)
                .toList();
    }

    private List<RowAnswer.Fails> against(TableRow row) {
        var against = new ArrayList<RowAnswer.Fails>();
        var conditions = table.schema().conditions();
        for (int i = 0; i < conditions.size(); i++) {
            var condition = conditions.get(i);
            boolean told =
                    !against.isEmpty() && against.get(against.size() - 1).cell().equals(cell(row, condition));
            var wanted = row.conditions().get(i);
            if (wanted.isPresent() && !told) {
                fails(row, condition, wanted.get()).ifPresent(against::add);
            }
        }
        return against;
    }

    /** Of several facts to join one is enough; which of them a person had in mind nobody knows, so the first is shown. */
    private Optional<RowAnswer.Fails> fails(TableRow row, Condition condition, Object wanted) {
        List<Fact> asked = condition.object() == 0
                ? List.of(question.fact())
                : question.joined().get(condition.object() - 1);
        if (asked.stream().anyMatch(fact -> condition.operator().test(condition.read(fact), wanted))) {
            return Optional.empty();
        }
        var cell = cell(row, condition);
        var actual = asked.stream().findFirst().flatMap(fact -> shown(condition, fact));
        return Optional.of(
                new RowAnswer.Fails(cell, condition.label(), row.cells().get(cell), actual));
    }

    private static String cell(TableRow row, Condition condition) {
        return Sheet.address(row.sheetRow() - 1, condition.column());
    }

    private static Optional<String> shown(Condition condition, Fact fact) {
        var value = condition.operator().numeric() ? condition.field().read(fact) : condition.read(fact);
        return Optional.ofNullable(value).map(String::valueOf);
    }
}
