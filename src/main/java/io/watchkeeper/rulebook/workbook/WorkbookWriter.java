package io.watchkeeper.rulebook.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import io.watchkeeper.decision.content.Sheet;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Writes a table as a workbook. Rows go straight into the archive: neither memory nor a temporary file holds them all. */
final class WorkbookWriter {
    private final TableForm form;
    private final Sheet table;
    private final Lists lists;

    private WorkbookWriter(TableForm form) {
        this.form = form;
        this.table = form.sheet();
        this.lists = Lists.of(form);
    }

    static byte[] write(TableForm form) {
        return new WorkbookWriter(form).write();
    }

    private byte[] write() {
        try (var workbook = new DeferredSXSSFWorkbook(100)) {
            // its own choice are the large sizes, which not every program reads
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            var look = new Look(workbook);
            var sheet = workbook.createSheet(form.name());
            var frame = new SheetFrame(form, table, lists, look);
            frame.on(workbook.getXSSFWorkbook().getSheet(form.name()));
            sheet.setRowGenerator(target -> rows(target, look, frame));
            hidden(workbook);
            var bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("it is in memory", impossible);
        }
    }

    private void rows(SXSSFSheet sheet, Look look, SheetFrame frame) {
        int last = table.height();
        while (last > form.firstRow() && table.blank(last - 1)) {
            last--;
        }
        for (int row = 0; row < last; row++) {
            var written = sheet.createRow(row);
            if (form.header(row)) {
                header(written, row, look);
            } else {
                written.setHeightInPoints(2 + 13 * frame.lines(row));
                data(written, row, look);
            }
        }
    }

    private void header(Row written, int row, Look look) {
        boolean labels = form.labels(row);
        written.setRowStyle(labels ? look.label : look.technical);
        written.setHeightInPoints(labels ? 32 : 12);
        for (int column = 0; column < Math.max(form.width(), table.width(row)); column++) {
            var cell = written.createCell(column);
            boolean result =
                    labels && form.column(row, column).filter(Column::required).isPresent();
            cell.setCellStyle(result ? look.resultLabel : labels ? look.label : look.technical);
            var text = SheetFrame.unmerged(table.cell(row, column));
            boolean covered = column > 0 && SheetFrame.merged(table, row, column - 1, column);
            if (!text.isEmpty() && !covered) {
                cell.setCellValue(SharedTexts.escaped(text));
            }
        }
    }

    private void data(Row written, int row, Look look) {
        for (int column = 0; column < Math.max(form.width(), table.width(row)); column++) {
            var kind = form.column(row, column).map(Column::kind).orElse(Column.Kind.TEXT);
            var text = table.cell(row, column);
            var cell = written.createCell(column);
            cell.setCellStyle(look.data(kind, text));
            if (!text.isEmpty()) {
                value(cell, kind, text);
            }
        }
    }

    private static void value(Cell cell, Column.Kind kind, String text) {
        if (kind.numeric() && Numbers.exact(text)) {
            cell.setCellValue(Double.parseDouble(text));
        } else if (kind == Column.Kind.FLAG && (text.equals("true") || text.equals("false"))) {
            cell.setCellValue(text.equals("true"));
        } else if (kind == Column.Kind.DATE && Days.exact(text).isPresent()) {
            cell.setCellValue(Days.exact(text).get());
        } else {
            cell.setCellValue(SharedTexts.escaped(text));
        }
    }

    private void hidden(DeferredSXSSFWorkbook workbook) {
        if (lists.hidden().isEmpty()) {
            return;
        }
        var sheet = workbook.createSheet(Lists.SHEET);
        workbook.setSheetVisibility(workbook.getSheetIndex(Lists.SHEET), SheetVisibility.VERY_HIDDEN);
        lists.names().forEach((name, target) -> {
            var defined = workbook.createName();
            defined.setNameName(name);
            defined.setRefersToFormula(target);
        });
        sheet.setRowGenerator(target -> {
            int longest = lists.hidden().stream()
                    .mapToInt(words -> words.size())
                    .max()
                    .orElse(0);
            for (int row = 0; row < longest; row++) {
                var written = target.createRow(row);
                for (int column = 0; column < lists.hidden().size(); column++) {
                    var words = lists.hidden().get(column);
                    if (row < words.size()) {
                        written.createCell(column).setCellValue(SharedTexts.escaped(words.get(row)));
                    }
                }
            }
        });
    }
}
