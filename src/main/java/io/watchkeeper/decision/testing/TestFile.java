package io.watchkeeper.decision.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;

/**
 * Reads files of test scenarios. The first column names them; {@code given Alert.name} gives a component of a fact, {@code expect ScenarioMatch.scenario} says
 * what each decision of that type must hold, {@code expect some} what one must, {@code expect not} what none may. A blank cell gives or expects nothing.
 */
public final class TestFile {
    private static final String ENDING = ".tests.csv";
    private static final int MOST_ROWS = 20_000;

    private final Stage stage;
    private final Sheet sheet;
    private final Problems.InFile problems;
    private final List<TestColumn> columns;
    private final Map<String, Integer> names = new HashMap<>();

    private TestFile(Stage stage, Sheet sheet, Problems.InFile problems) {
        this.stage = stage;
        this.sheet = sheet;
        this.problems = problems;
        this.columns = TestHeadings.read(sheet, problems);
    }

    /** Every test scenario of a rulebook, but those that cannot be read: what is wrong with them goes to the problems. */
    public static List<TestScenario> readAll(RulebookContent content, Problems problems) {
        return content.files().entrySet().stream()
                .filter(file -> takes(file.getKey()))
                .flatMap(file -> read(file.getKey(), file.getValue(), problems.in(file.getKey())))
                .toList();
    }

    /** Whether test scenarios are read from the file. */
    public static boolean takes(String path) {
        return path.endsWith(ENDING);
    }

    /**
     * The component that a column gives or expects.
     *
     * @param expected whether it is compared with decisions, and does not give a fact
     */
    public record Field(FactType type, FactField component, boolean expected) {}

    /** The columns by their places in the sheet; empty for a name, a moment, a label of a signal, and a heading that says nothing. */
    public static List<Optional<Field>> fields(Sheet sheet) {
        return TestHeadings.read(sheet, new Problems().in("")).stream()
                .map(TestFile::field)
                .toList();
    }

    private static Optional<Field> field(TestColumn column) {
        if (column instanceof TestColumn.Given given && given.key().isEmpty()) {
            return Optional.of(new Field(given.type(), given.component(), false));
        }
        return column instanceof TestColumn.Expected expected
                ? Optional.of(new Field(expected.type(), expected.component(), true))
                : Optional.empty();
    }

    private static Stream<TestScenario> read(String path, String text, Problems.InFile problems) {
        var stage = Stream.of(Stage.values())
                .filter(known -> path.matches(known.folder() + "/[^/]+"))
                .findFirst();
        if (stage.isEmpty()) {
            problems.add("", "UNKNOWN_FILE", "", new Sentence("No stage reads this file.", "没有任何阶段读取该文件。"));
            return Stream.empty();
        }
        return new TestFile(stage.get(), Sheet.read(text, problems), problems).rows().stream();
    }

    private List<TestScenario> rows() {
        var rows = new ArrayList<TestScenario>();
        if (!problems.sound()) {
            return rows;
        }
        if (sheet.height() > MOST_ROWS) {
            problems.add(
                    Sheet.address(MOST_ROWS, 0),
                    "TOO_MANY_ROWS",
                    "",
                    new Sentence(
                            "A file has at most " + MOST_ROWS + " test scenarios.", "一个文件最多 " + MOST_ROWS + " 个测试场景。"));
            return rows;
        }
        for (int row = 1; row < sheet.height(); row++) {
            if (!sheet.blank(row)) {
                new TestRow(stage, sheet, row, columns, problems)
                        .read()
                        .filter(this::nameIsNew)
                        .ifPresent(rows::add);
            }
        }
        return rows;
    }

    private boolean nameIsNew(TestScenario scenario) {
        var first = names.putIfAbsent(scenario.name(), scenario.row());
        if (first != null) {
            problems.add(RulebookProblem.error(
                            problems.file(),
                            "A" + scenario.row(),
                            "DUPLICATE_NAME",
                            new Sentence("Another test scenario has this name.", "另一个测试场景已使用该名称。"))
                    .found(scenario.name())
                    .near(List.of("A" + first)));
        }
        return first == null;
    }
}
