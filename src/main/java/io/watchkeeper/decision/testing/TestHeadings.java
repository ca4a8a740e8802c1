package io.watchkeeper.decision.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;

/** Reads the row of headings of a file of test scenarios. */
final class TestHeadings {
    static final String TIME = "at";
    private static final String EVIDENCE = "evidence";
    private static final String GIVEN = "given ";
    private static final String FORMS =
            "at, evidence, given Alert.name, expect RiskGrade.grade, expect some …, expect not …";

    private final Sheet sheet;
    private final Problems.InFile problems;

    private TestHeadings(Sheet sheet, Problems.InFile problems) {
        this.sheet = sheet;
        this.problems = problems;
    }

    static List<TestColumn> read(Sheet sheet, Problems.InFile problems) {
        return new TestHeadings(sheet, problems).columns();
    }

    private List<TestColumn> columns() {
        var columns = new ArrayList<TestColumn>();
        columns.add(new TestColumn.Name());
        for (int column = 1; column < sheet.width(0); column++) {
            var heading = sheet.cell(0, column);
            columns.add(heading.isEmpty() ? new TestColumn.Nothing() : read(heading, Sheet.address(0, column)));
        }
        return columns;
    }

    private TestColumn read(String heading, String cell) {
        if (heading.equals(TIME)) {
            return new TestColumn.Time();
        }
        if (heading.equals(EVIDENCE)) {
            return new TestColumn.Answers();
        }
        if (heading.startsWith(GIVEN)) {
            return new Path(heading, GIVEN.length(), cell).given();
        }
        // the longest words first: each form begins with those of the plain one
        for (var form : List.of(Expectation.Form.NONE, Expectation.Form.SOME, Expectation.Form.EVERY)) {
            if (heading.startsWith(form.words())) {
                return new Path(heading, form.words().length(), cell).expected(form);
            }
        }
        problems.add(
                cell,
                "UNKNOWN_HEADING",
                heading,
                new Sentence("This heading neither gives nor expects anything.", "该列标题既不是给定也不是期望。"),
                FORMS,
                "");
        return new TestColumn.Nothing();
    }

    /** {@code Alert.labels.job} behind the words of a heading. */
    private final class Path {
        private final String heading;
        private final int from;
        private final String cell;
        private final String[] parts;

        Path(String heading, int from, String cell) {
            this.heading = heading;
            this.from = from;
            this.cell = cell;
            this.parts = heading.substring(from).strip().split("\\.", 3);
        }

        TestColumn given() {
            var type = type(FactType.every().values().stream()
                    .filter(known -> known.type().isRecord())
                    .toList());
            var component = type.flatMap(this::component);
            if (component.isEmpty()) {
                return new TestColumn.Nothing();
            }
            var key = parts.length == 3 ? parts[2] : "";
            if ((component.get().kind() == FactField.Kind.MAP) == key.isEmpty()) {
                return unknownField(
                        List.of(), key.isEmpty() ? heading + ".job" : heading.substring(0, heading.lastIndexOf('.')));
            }
            return new TestColumn.Given(type.get(), component.get(), key);
        }

        TestColumn expected(Expectation.Form form) {
            var type = type(FactType.every().values().stream()
                    .filter(known -> known.type().isRecord() && known.decision())
                    .toList());
            var component = type.flatMap(this::component);
            if (component.isEmpty()) {
                return new TestColumn.Nothing();
            }
            return new TestColumn.Expected(form, type.get(), component.get());
        }

        /** The signal is the row's own, so no heading names it. */
        private Optional<FactField> component(FactType type) {
            return component(
                    type,
                    type.components().stream()
                            .filter(field -> !field.name().equals("signal"))
                            .toList());
        }

        private Optional<FactType> type(List<FactType> allowed) {
            var found = allowed.stream()
                    .filter(type -> type.name().equals(parts[0]))
                    .findFirst();
            if (found.isEmpty()) {
                var names = allowed.stream().map(FactType::name).toList();
                problems.add(
                        cell,
                        "UNKNOWN_FACT",
                        heading,
                        new Sentence("There is no such fact to give or expect.", "没有可给定或可期望的这种事实。"),
                        String.join(", ", names),
                        instead(parts[0], names, 0));
            }
            return found;
        }

        private Optional<FactField> component(FactType type, List<FactField> allowed) {
            var name = parts.length > 1 ? parts[1] : "";
            var found =
                    allowed.stream().filter(field -> field.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                var names = allowed.stream().map(FactField::name).toList();
                unknownField(
                        names,
                        name.isEmpty()
                                ? ""
                                : instead(name, names, 1 + type.name().length()));
            }
            return found;
        }

        private TestColumn unknownField(List<String> allowed, String suggestion) {
            problems.add(
                    cell,
                    "UNKNOWN_FIELD",
                    heading,
                    new Sentence("The fact has no such component.", "该事实没有这个组成部分。"),
                    String.join(", ", allowed),
                    suggestion);
            return new TestColumn.Nothing();
        }

        /** The whole heading with the nearest word in place of the unknown one. */
        private String instead(String word, Collection<String> allowed, int offset) {
            var near = Nearest.to(word, allowed);
            int start = from + offset;
            return near.isEmpty()
                    ? ""
                    : heading.substring(0, start)
                            + near
                            + heading.substring(Math.min(heading.length(), start + word.length()));
        }
    }
}
