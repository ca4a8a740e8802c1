package io.watchkeeper.decision.testing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.DiagnosisPlace;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.facts.Signal;

/** Reads one row of a file of test scenarios. */
final class TestRow {
    private final Stage stage;
    private final Sheet sheet;
    private final int row;
    private final List<TestColumn> columns;
    private final Problems.InFile problems;
    private final Map<String, GivenFact> given = new TreeMap<>();
    private final List<Expectation> expected = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private Optional<Instant> at = Optional.empty();
    private boolean sound = true;

    TestRow(Stage stage, Sheet sheet, int row, List<TestColumn> columns, Problems.InFile problems) {
        this.stage = stage;
        this.sheet = sheet;
        this.row = row;
        this.columns = columns;
        this.problems = problems;
    }

    /** Empty where it cannot be read, which is told then. */
    Optional<TestScenario> read() {
        for (int column = 0; column < sheet.width(row); column++) {
            var cell = sheet.cell(row, column);
            if (!cell.isEmpty()) {
                read(column, cell);
            }
        }
        var facts = sound ? facts() : List.<Fact>of();
        complete(facts);
        return sound
                ? Optional.of(
                        new TestScenario(stage, problems.file(), row + 1, sheet.cell(row, 0), at, facts, expected))
                : Optional.empty();
    }

    private void read(int column, String cell) {
        if (column >= columns.size() || columns.get(column) instanceof TestColumn.Nothing) {
            wrong(column, "UNKNOWN_COLUMN", cell, new Sentence("The column has no heading.", "该列没有标题。"), "");
            return;
        }
        var what = columns.get(column);
        if (what instanceof TestColumn.Time) {
            time(column, cell);
        } else if (what instanceof TestColumn.Answers) {
            answers(column, cell);
        } else if (what instanceof TestColumn.Given give) {
            if (fits(column, give.component(), cell)) {
                given.computeIfAbsent(give.type().name(), type -> new GivenFact(give.type()))
                        .put(give, cell);
            }
        } else if (what instanceof TestColumn.Expected expect && fits(column, expect.component(), cell)) {
            expected.add(new Expectation(
                    Sheet.address(row, column), expect.form(), expect.type(), expect.component(), cell));
        }
    }

    private void time(int column, String cell) {
        try {
            at = Optional.of(Instant.parse(cell));
        } catch (DateTimeException unreadable) {
            var said = new Sentence("This is no moment.", "这不是一个时刻。");
            wrong(column, "BAD_INSTANT", cell, said, "2026-01-31T08:00:00Z");
        }
    }

    private void answers(int column, String cell) {
        EvidenceCell.read(cell, Integer.toString(row + 1)).ifPresentOrElse(evidence::addAll, () -> {
            var said = new Sentence("This is no list of answers.", "这不是检查结果的列表。");
            wrong(column, "BAD_EVIDENCE", cell, said, EvidenceCell.FORM);
        });
    }

    private boolean fits(int column, FactField component, String cell) {
        return switch (component.kind()) {
            case LONG -> number(column, cell, "-?\\d{1,18}", "5");
            case DOUBLE -> number(column, cell, "-?\\d{1,18}(\\.\\d{1,18})?", "5, 0.25");
            case BOOLEAN -> flag(column, cell);
            case TEXT, TOKENS, MAP -> true;
        };
    }

    private boolean number(int column, String cell, String form, String allowed) {
        if (!cell.matches(form)) {
            wrong(column, "BAD_NUMBER", cell, new Sentence("This is no such number.", "这不是所需的数字。"), allowed);
        }
        return sound;
    }

    private boolean flag(int column, String cell) {
        if (!cell.matches("true|false")) {
            wrong(
                    column,
                    "BAD_FLAG",
                    cell,
                    new Sentence("This is not true or false.", "这不是 true 或 false。"),
                    "true, false");
        }
        return sound;
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>(evidence);
        for (var fact : given.values()) {
            try {
                facts.add(fact.of(Integer.toString(row + 1)));
            } catch (IllegalArgumentException impossible) {
                var said = new Sentence("There cannot be such a fact.", "不可能有这样的事实。");
                wrong(0, "IMPOSSIBLE_FACT", sheet.cell(row, 0), said, "");
            }
        }
        return facts;
    }

    private void complete(List<Fact> facts) {
        if (sheet.cell(row, 0).isEmpty()) {
            wrong(0, "MISSING_VALUE", "", new Sentence("A test scenario has a name.", "测试场景必须有名称。"), "");
        }
        if (!sound) {
            return;
        }
        if (expected.isEmpty()) {
            wrong(0, "NO_EXPECTATION", sheet.cell(row, 0), new Sentence("Nothing is expected.", "没有任何期望。"), "");
        }
        if (facts.isEmpty()) {
            wrong(0, "NOTHING_GIVEN", sheet.cell(row, 0), new Sentence("No fact is given.", "没有给定任何事实。"), "");
        } else if (stage == Stage.DIAGNOSIS && facts.stream().noneMatch(DiagnosisPlace.class::isInstance)) {
            var said = new Sentence("A diagnosis is given the node where it begins.", "诊断测试必须给定起始节点。");
            wrong(0, "NO_PLACE", sheet.cell(row, 0), said, "given DiagnosisPlace.node");
        } else if (stage == Stage.SCENARIO && !(facts.size() == 1 && facts.get(0) instanceof Signal)) {
            var said = new Sentence(
                    "The stage that recognises scenarios is given one signal and nothing else.", "识别场景的阶段只给定一个信号。");
            wrong(0, "NOT_ONE_SIGNAL", sheet.cell(row, 0), said, "Alert, InspectionResult");
        }
    }

    private void wrong(int column, String code, String value, Sentence message, String allowed) {
        sound = false;
        problems.add(Sheet.address(row, column), code, value, message, allowed, "");
    }
}
