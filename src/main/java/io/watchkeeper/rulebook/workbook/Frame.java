package io.watchkeeper.rulebook.workbook;

import java.util.List;

import io.watchkeeper.decision.content.FormulaText;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.TableReader;

/** What holds for an upload of either form: the header is as it was, and no cell is a formula to a spreadsheet program. */
final class Frame {
    private final TableForm form;
    private final String sheet;
    private final List<Finding> findings;

    /** @param sheet name of the sheet, empty for CSV */
    Frame(TableForm form, String sheet, List<Finding> findings) {
        this.form = form;
        this.sheet = sheet;
        this.findings = findings;
    }

    /** @throws Refusal when the header differs: the rows below would mean something else */
    void check(Sheet uploaded) {
        var current = form.sheet();
        header(uploaded, current);
        further(uploaded, current);
        for (int row = form.firstRow(); row < uploaded.height(); row++) {
            for (int column = 0; column < uploaded.width(row); column++) {
                var text = uploaded.cell(row, column);
                if (FormulaText.starts(text)) {
                    findings.add(Finding.of(
                                    "CELL_FORMULA_TEXT",
                                    "A spreadsheet program would take this text for a formula.",
                                    "表格软件会把该文本当作公式。")
                            .at(sheet, Sheet.address(row, column))
                            .found(text)
                            .advising("Begin with another character than = + - @.", "请不要以 = + - @ 开头。"));
                }
            }
        }
    }

    private void header(Sheet uploaded, Sheet current) {
        same(uploaded, current, 0, 0, form.firstRow());
    }

    /** Under further tables of the sheet their headers stand where the rows above leave them. */
    private void further(Sheet uploaded, Sheet current) {
        var expected = TableReader.headers(current);
        var found = expected.size() > 1 ? TableReader.headers(uploaded) : expected;
        for (int table = 1; table < expected.size(); table++) {
            var header = expected.get(table);
            int top = table < found.size() ? found.get(table).top() : uploaded.height();
            same(uploaded, current, top - header.top(), header.top(), header.end());
        }
        if (found.size() > expected.size()) {
            same(
                    uploaded,
                    current,
                    0,
                    found.get(expected.size()).top(),
                    found.get(expected.size()).end());
        }
    }

    /** @param lower how many rows lower the uploaded header stands */
    private void same(Sheet uploaded, Sheet current, int lower, int top, int end) {
        int differing = 0;
        int first = -1;
        int firstColumn = 0;
        for (int row = top; row < end; row++) {
            for (int column = 0; column < Math.max(uploaded.width(row + lower), current.width(row)); column++) {
                if (!uploaded.cell(row + lower, column).equals(current.cell(row, column))) {
                    differing++;
                    if (first < 0) {
                        first = row;
                        firstColumn = column;
                    }
                }
            }
        }
        if (differing > 0) {
            var expected = current.cell(first, firstColumn);
            var actual = uploaded.cell(first + lower, firstColumn);
            throw new Refusal(Finding.of(
                            "HEADER_CHANGED",
                            "The header belongs to rule engineers and must stay as it was downloaded; cells that differ: "
                                    + differing + ", the first is told.",
                            "表头由规则工程师维护，必须与下载时一致；有 " + differing + " 个单元格不同，此处列出第一个。")
                    .at(sheet, Sheet.address(first + lower, firstColumn))
                    .found(actual)
                    .allowing(expected)
                    .suggesting(expected)
                    .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载，再把数据行复制进去。"));
        }
    }
}
