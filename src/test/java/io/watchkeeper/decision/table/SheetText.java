package io.watchkeeper.decision.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Cells by row and column, written as the files that stock Drools reads. */
public record SheetText(List<List<String>> rows) {
    private static final String MERGED = "...";

    public String csv() {
        return rows.stream()
                .map(row -> row.stream().map(Tables::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The same cells as other programs write them: with lines as on Windows, quotes, commas and blank lines at the end, and blanks around the cells of data. */
    public String csvOfAnotherProgram() {
        var text = new StringBuilder();
        boolean data = false;
        for (var row : rows) {
            data = data && !row.isEmpty() && row.stream().noneMatch(cell -> cell.startsWith("RuleTable"));
            // stock Drools does not see the three dots of a merged cell before a blank
            var blank = data && row.stream().noneMatch(cell -> cell.endsWith(MERGED)) ? " " : "";
            row.forEach(cell -> text.append(cell.isEmpty() ? "" : quoted(blank + cell + blank))
                    .append(','));
            text.append(row.isEmpty() ? "\r\n" : ",\r\n");
            data = data || row.contains("label");
        }
        return text.append("\r\n").toString();
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** A workbook of text cells, where the objects of several columns are merged instead of dotted. */
    public byte[] xlsx() {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("table");
            for (int row = 0; row < rows.size(); row++) {
                var written = sheet.createRow(row);
                for (int column = 0; column < rows.get(row).size(); column++) {
                    var text = rows.get(row).get(column);
                    written.createCell(column).setCellValue(text.replaceFirst("\\.\\.\\.$", ""));
                }
                merge(sheet, row);
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void merge(Sheet sheet, int row) {
        var cells = rows.get(row);
        for (int from = 0; from < cells.size(); from++) {
            int to = from;
            while (cells.get(from).endsWith(MERGED)
                    && to + 1 < cells.size()
                    && cells.get(to + 1).equals(cells.get(from))) {
                to++;
            }
            if (to > from) {
                sheet.addMergedRegion(new CellRangeAddress(row, row, from, to));
            }
            from = to;
        }
    }
}
