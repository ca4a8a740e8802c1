package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;

/** From the bytes of an uploaded workbook to the rows of its table. */
final class WorkbookReader {
    private static final String STYLES = "xl/styles.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    /** What Numbers puts before the tables: how each of them was exported. */
    private static final String EXPORT_SUMMARY = "Export Summary";

    private final Archive archive;
    private final TableForm form;
    private final List<Finding> findings;
    private final Lists lists;

    private WorkbookReader(Archive archive, TableForm form, List<Finding> findings) {
        this.archive = archive;
        this.form = form;
        this.findings = findings;
        this.lists = Lists.of(form);
    }

    /**
     * @param findings takes what is wrong with single cells
     * @return the rows as the CSV form of the table has them, merged header cells with three dots
     * @throws Refusal for a file that is none of ours
     */
    static Uploaded read(byte[] file, TableForm form, List<Finding> findings) {
        try (var archive = Archive.open(file)) {
            new Parts(archive).check();
            return new WorkbookReader(archive, form, findings).read();
        }
    }

    private Uploaded read() {
        var workbook = WorkbookXml.read(archive);
        var texts = archive.has(TEXTS) ? SharedTexts.read(Xml.of(archive.stream(TEXTS), TEXTS)) : List.<String>of();
        var formats = archive.has(STYLES) ? Formats.read(Xml.of(archive.stream(STYLES), STYLES)) : Formats.none();
        checkNames(workbook);
        Optional<WorkbookXml.NamedSheet> table = Optional.empty();
        for (var sheet : workbook.sheets()) {
            if (table.isEmpty() && !sheet.hidden() && !beside(sheet.name())) {
                table = Optional.of(sheet);
            } else {
                other(sheet, texts);
            }
        }
        var found = table.orElseThrow(() -> new Refusal(
                Finding.of("NO_TABLE", "The workbook has no visible sheet with the table.", "工作簿中没有可见的决策表工作表。")));
        var cells = new SheetCells(found.name(), texts, findings);
        var sheet = new SheetXml(stream(found), found.name(), cells, Rules.of(form, lists));
        sheet.read();
        var text = new CellText(found.name(), formats, workbook.from1904(), findings);
        return new Uploaded(
                found.name(), new Rows(form, found.name(), findings).of(cells.cells(), sheet.merged(), text));
    }

    /** Whether a sheet of this name stands beside the table. */
    static boolean beside(String name) {
        return name.equals(Lists.SHEET) || name.equals(EXPORT_SUMMARY);
    }

    private Xml stream(WorkbookXml.NamedSheet sheet) {
        return Xml.of(archive.stream(sheet.part()), sheet.part());
    }

    private void checkNames(WorkbookXml workbook) {
        var expected = lists.names();
        workbook.names().forEach((name, target) -> {
            if (name.startsWith(Lists.PREFIX) && !target.equals(expected.get(name))) {
                throw new Refusal(listsChanged(""));
            }
        });
    }

    /** A sheet beside the table: our own lists as they were exported, the summary of Numbers, or nothing at all. */
    private void other(WorkbookXml.NamedSheet sheet, List<String> texts) {
        var formulas = new ArrayList<Finding>();
        var cells = new SheetCells(sheet.name(), texts, formulas);
        new SheetXml(stream(sheet), sheet.name(), cells, Rules.NONE).read();
        if (!formulas.isEmpty()) {
            throw new Refusal(formulas.get(0));
        }
        if (sheet.name().equals(Lists.SHEET)) {
            checkLists(cells.cells());
        } else if (!cells.cells().isEmpty() && !(sheet.name().equals(EXPORT_SUMMARY) && !sheet.hidden())) {
            var first = cells.cells().get(0);
            var finding = sheet.hidden()
                    ? Finding.of("HIDDEN_SHEET", "The workbook has a hidden sheet with content.", "工作簿有带内容的隐藏工作表。")
                    : Finding.of("SECOND_SHEET", "The workbook has a second sheet with content.", "工作簿有第二个带内容的工作表。");
            throw new Refusal(finding.at(sheet.name(), Sheet.address(first.row(), first.column()))
                    .found(first.text())
                    .advising("Delete this sheet; a table is one sheet.", "请删除该工作表；一张决策表只占一个工作表。"));
        }
    }

    private void checkLists(List<RawCell> cells) {
        int expected = lists.hidden().stream().mapToInt(List::size).sum();
        for (var cell : cells) {
            var words = cell.column() < lists.hidden().size() ? lists.hidden().get(cell.column()) : List.<String>of();
            boolean same = cell.type() == RawCell.Type.TEXT
                    && cell.row() < words.size()
                    && words.get(cell.row()).equals(cell.text());
            if (!same) {
                throw new Refusal(
                        listsChanged(Sheet.address(cell.row(), cell.column())).found(cell.text()));
            }
        }
        if (cells.size() != expected) {
            throw new Refusal(listsChanged(""));
        }
    }

    private static Finding listsChanged(String cell) {
        return Finding.of(
                        "LISTS_CHANGED",
                        "The hidden sheet of the drop-downs is not the one of a download made now: the rulebook has other words since, or the sheet was edited.",
                        "下拉列表所在的隐藏工作表与当前下载的不一致：规则集的取值已变化，或该工作表被修改。")
                .at(Lists.SHEET, cell)
                .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载工作簿，再把数据行复制进去。");
    }
}
