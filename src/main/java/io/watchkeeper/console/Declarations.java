package io.watchkeeper.console;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OutlineFields.Declared;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * The parameters of a plan or of an operation, what an operation tells, or what the form of a manual step asks for, with some empty rows.
 *
 * @param group name of the heading
 * @param prefix of the fields of a row, before its number
 * @param standards whether each may have a value where nobody says
 */
public record Declarations(String group, String prefix, boolean standards, List<Row> rows) {
    private static final int EMPTY_ROWS = 2;

    public record Row(int number, Declared declared, List<ProblemView> problems) {}

    /** @param problems of one, by its name */
    static Declarations of(
            String group,
            String prefix,
            boolean standards,
            List<Declared> declared,
            Function<String, List<ProblemView>> problems) {
        var rows = IntStream.range(0, declared.size() + EMPTY_ROWS)
                .mapToObj(number -> number < declared.size()
                        ? new Row(
                                number,
                                declared.get(number),
                                problems.apply(declared.get(number).name()))
                        : new Row(number, new Declared("", "", "", "", ""), List.of()))
                .toList();
        return new Declarations(group, prefix, standards, rows);
    }

    /** Those that one may have. */
    public List<String> types() {
        return Stream.of(ParameterType.values()).map(ParameterType::word).toList();
    }
}
