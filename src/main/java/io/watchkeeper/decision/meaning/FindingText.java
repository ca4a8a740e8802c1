package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.Sentence;

/** Findings as problems: which rows, why it is so, and what to do. */
record FindingText(DecisionTable table, List<Axis> axes, RegionReader reader) {

    RulebookProblem problem(Finding finding) {
        if (finding instanceof Finding.Contradiction contradiction) {
            return contradiction(contradiction);
        }
        if (finding instanceof Finding.Conflict conflict) {
            return conflict(conflict);
        }
        var row = finding.row();
        if (finding instanceof Finding.Duplicate duplicate) {
            return about(
                            row,
                            "DUPLICATE_ROW",
                            "Row %s asks and decides the same as row %s.",
                            "第 %s 行与第 %s 行的条件和决策相同。",
                            duplicate.other())
                    .advising(delete(row));
        }
        if (finding instanceof Finding.Redundant redundant) {
            return about(
                            row,
                            "REDUNDANT_ROW",
                            "For everything that row %s asks for, row %s already decides the same.",
                            "第 %s 行的所有情况，第 %s 行已作出相同决策。",
                            redundant.other())
                    .advising(delete(row));
        }
        if (finding instanceof Finding.Repeating repeating) {
            return about(
                            row,
                            "REPEATING_ROW",
                            "Without row %s, row %s would decide the same.",
                            "没有第 %s 行，第 %s 行也会作出相同决策。",
                            repeating.other())
                    .as(Severity.INFO)
                    .advising(new Sentence("Keep it only if it is there to be read.", "若仅为便于阅读可以保留，否则可删除。"));
        }
        return unreachable((Finding.Unreachable) finding);
    }

    private RulebookProblem unreachable(Finding.Unreachable finding) {
        var row = finding.row();
        var other = finding.other();
        var advice = row.priority() == other.priority()
                ? new Sentence(
                        "Move it above row " + other.sheetRow() + ", or narrow that row.",
                        "请移到第 " + other.sheetRow() + " 行之前，或缩小该行的条件。")
                : new Sentence(
                        "Give it a priority above " + other.priority() + ", or narrow row " + other.sheetRow() + ".",
                        "请将优先级设为高于 " + other.priority() + "，或缩小第 " + other.sheetRow() + " 行的条件。");
        return about(
                        row,
                        "UNREACHABLE_ROW",
                        "Row %s never decides: row %s comes first and asks for less.",
                        "第 %s 行永远不会生效：第 %s 行在前且条件更宽。",
                        other)
                .advising(advice);
    }

    private RulebookProblem contradiction(Finding.Contradiction finding) {
        int row = finding.row().sheetRow() - 1;
        var cells = reader.columns(finding.axis()).stream()
                .map(column -> Sheet.address(row, column))
                .filter(finding.row().cells()::containsKey)
                .toList();
        var name = axes.get(finding.axis()).name();
        return warning(
                        cells.get(0),
                        "CONTRADICTORY_CELLS",
                        "No " + name + " passes the cells " + String.join(" and ", cells) + ": the row never fires.",
                        "没有任何 " + name + " 能同时满足 " + String.join(" 和 ", cells) + "：该行永远不会生效。")
                .found(finding.row().cells().get(cells.get(0)))
                .advising(new Sentence("Correct one of the cells, or delete the row.", "请更正其中一个单元格，或删除该行。"))
                .near(cells.subList(1, cells.size()));
    }

    private RulebookProblem conflict(Finding.Conflict conflict) {
        var example = conflict.asked().stream()
                .map(axis -> axes.get(axis).name() + " = "
                        + axes.get(axis).written(conflict.example().get(axis)))
                .collect(Collectors.joining(", "));
        int row = conflict.row().sheetRow();
        int other = conflict.others().get(0).sheetRow();
        var what = reader.unique()
                ? new Sentence("both match, which hit policy unique forbids", "会同时命中，而命中策略 unique 不允许")
                : new Sentence("decide differently, and only their order says which holds", "的决策不同，仅由行的先后决定");
        return warning(
                        cell(conflict.row()),
                        "CONFLICTING_ROWS",
                        "Rows %d and %d %s, for example for %s.".formatted(other, row, what.en(), example),
                        "第 %d 行和第 %d 行%s，例如：%s。".formatted(other, row, what.zh(), example))
                .advising(
                        reader.unique()
                                ? new Sentence("Let their conditions exclude each other.", "请使条件互斥。")
                                : new Sentence(
                                        "Give them different priorities, or conditions that exclude each other.",
                                        "请设置不同的优先级，或使条件互斥。"))
                .as(conflict.unlikely() ? Severity.INFO : Severity.WARNING)
                .near(cells(conflict.others()));
    }

    RulebookProblem gap(Region gap) {
        var asked = new ArrayList<String>();
        for (int axis = 0; axis < axes.size(); axis++) {
            if (gap.asks(axis)) {
                AllowedText.of(gap.on(axis), axes.get(axis)).ifPresent(asked::add);
            }
        }
        var what = asked.isEmpty()
                ? new Sentence("most facts", "大多数情况")
                : new Sentence(String.join(", ", asked), String.join(", ", asked));
        return note("UNCOVERED_FACTS", "No row is for " + what.en() + ".", "没有任何行适用于：" + what.zh() + "。")
                .advising(new Sentence(
                        "Add a row for it, or one for everything else with the lowest priority.",
                        "请增加一行，或增加一条优先级最低的兜底行。"));
    }

    RulebookProblem ended() {
        return note(
                "REVIEW_LIMITED",
                "The search for facts without a row ended at its limit; there may be more.",
                "查找未覆盖情况时已达到上限，可能还有更多。");
    }

    private RulebookProblem about(TableRow row, String code, String en, String zh, TableRow other) {
        return warning(
                        cell(row),
                        code,
                        en.formatted(row.sheetRow(), other.sheetRow()),
                        zh.formatted(row.sheetRow(), other.sheetRow()))
                .near(cells(List.of(other)));
    }

    private RulebookProblem note(String code, String en, String zh) {
        var schema = table.schema();
        return warning(Sheet.address(schema.firstRow() - 1, schema.startColumn()), code, en, zh)
                .as(Severity.INFO);
    }

    private RulebookProblem warning(String cell, String code, String en, String zh) {
        return RulebookProblem.error(table.file(), cell, code, new Sentence(en, zh))
                .as(Severity.WARNING);
    }

    private static Sentence delete(TableRow row) {
        return new Sentence("Delete row " + row.sheetRow() + ".", "请删除第 " + row.sheetRow() + " 行。");
    }

    private String cell(TableRow row) {
        return Sheet.address(row.sheetRow() - 1, table.schema().startColumn());
    }

    private List<String> cells(List<TableRow> rows) {
        return rows.stream().map(this::cell).toList();
    }
}
