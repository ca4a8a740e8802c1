package io.watchkeeper.rulebook.workbook;

import java.util.Optional;
import java.util.stream.IntStream;

import io.watchkeeper.decision.content.Sheet;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;

/** Everything of a table's sheet but its cells: merged header cells, widths, panes, drop-downs, comments, protection. */
final class SheetFrame {
    private static final String MERGED = "...";
    private static final int SPARE_ROWS = 1000;
    private static final int LAST_COLUMN = 16_384;
    private static final int WIDEST = 54;
    private static final int MOST_LINES = 10;

    private final TableForm form;
    private final Sheet table;
    private final Lists lists;
    private final Look look;
    private final int[] widths;

    SheetFrame(TableForm form, Sheet table, Lists lists, Look look) {
        this.form = form;
        this.table = table;
        this.lists = lists;
        this.look = look;
        this.widths = IntStream.range(0, form.width()).map(this::columnWidth).toArray();
    }

    static String unmerged(String text) {
        return text.endsWith(MERGED) ? text.substring(0, text.length() - MERGED.length()) : text;
    }

    /** Whether a header cell belongs to the same merged cell as the one left of it. */
    static boolean merged(Sheet table, int row, int left, int right) {
        var text = table.cell(row, right);
        return text.endsWith(MERGED) && text.equals(table.cell(row, left));
    }

    void on(XSSFSheet sheet) {
        merge(sheet);
        widths(sheet);
        var drawing = sheet.createDrawingPatriarch();
        form.blocks().forEach(block -> block.columns().forEach(column -> {
            validate(sheet, block, column);
            comment(drawing, block.firstRow() - 1, column);
        }));
        freeze(sheet);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        protect(sheet);
    }

    /** The labels stay in sight; those of several tables cannot. */
    private void freeze(XSSFSheet sheet) {
        var first = form.blocks().get(0);
        int start = first.columns().isEmpty() ? 0 : first.columns().get(0).index();
        sheet.createFreezePane(start + 1, form.blocks().size() == 1 ? first.firstRow() : 0);
    }

    private void merge(XSSFSheet sheet) {
        IntStream.range(0, table.height()).filter(form::header).forEach(row -> merge(sheet, row));
    }

    private void merge(XSSFSheet sheet, int row) {
        int start = 0;
        for (int column = 1; column <= table.width(row); column++) {
            if (!merged(table, row, column - 1, column)) {
                if (column - start > 1) {
                    sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, start, column - 1));
                }
                start = column;
            }
        }
    }

    private void widths(XSSFSheet sheet) {
        var columns = sheet.getCTWorksheet().addNewCols();
        // for the rows that are added at the end
        var last = form.blocks().get(form.blocks().size() - 1);
        for (int index = 0; index < form.width(); index++) {
            var kind = last.column(index).map(Column::kind).orElse(Column.Kind.TEXT);
            column(
                    columns.addNewCol(),
                    index,
                    index,
                    widths[index],
                    look.data(kind, "").getIndex());
        }
        // a protected sheet lets people delete a row only where all its cells are free
        column(columns.addNewCol(), form.width(), LAST_COLUMN - 1, 9, look.outside.getIndex());
    }

    private static void column(CTCol column, int first, int last, int width, short style) {
        column.setMin(first + 1L);
        column.setMax(last + 1L);
        column.setWidth(width);
        column.setCustomWidth(true);
        column.setStyle(style);
    }

    private int columnWidth(int column) {
        int widest = 8;
        for (int row = 0; row < Math.min(table.height(), form.firstRow() + 200); row++) {
            if (!form.header(row) || form.labels(row)) {
                int width = width(table.cell(row, column));
                widest = Math.max(widest, form.labels(row) ? Math.min(14, width + 3) : width + 2);
            }
        }
        return Math.min(WIDEST, widest);
    }

    /** Columns that a text takes; Chinese takes two a character. */
    private static int width(String text) {
        return text.codePoints().map(point -> point > 0x2e7f ? 2 : 1).sum();
    }

    /** Not every program finds the height of wrapped text by itself. */
    int lines(int row) {
        int lines = 1;
        for (int column = 0; column < form.width(); column++) {
            var text = table.cell(row, column);
            if (text.length() >= 4) {
                lines = Math.max(lines, (width(text) + widths[column] - 2) / (widths[column] - 1));
            }
        }
        return Math.min(MOST_LINES, lines);
    }

    private void validate(XSSFSheet sheet, Block block, Column column) {
        var helper = new XSSFDataValidationHelper(sheet);
        constraint(helper, column).ifPresent(rule -> {
            var rows = new CellRangeAddressList(block.firstRow(), last(block), column.index(), column.index());
            var validation = helper.createValidation(rule, rows);
            validation.setEmptyCellAllowed(true);
            validation.setShowErrorBox(true);
            validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
            validation.createErrorBox("Watchkeeper", Notes.refusal(column));
            sheet.addValidationData(validation);
        });
    }

    /** With room for rows that are added, or with the blank row before the next table: what is inserted above it stands inside then. */
    private int last(Block block) {
        if (block.end() == Block.OPEN) {
            return Math.max(table.height(), block.firstRow()) + SPARE_ROWS;
        }
        return table.blank(block.end()) ? block.end() : Math.max(block.firstRow(), block.end() - 1);
    }

    private Optional<DataValidationConstraint> constraint(XSSFDataValidationHelper helper, Column column) {
        var list = lists.formula(column);
        if (list.isPresent()) {
            var formula = list.get();
            return Optional.of(
                    formula.startsWith("\"")
                            ? helper.createExplicitListConstraint(
                                    formula.substring(1, formula.length() - 1).split(","))
                            : helper.createFormulaListConstraint(formula));
        }
        var between = DataValidationConstraint.OperatorType.BETWEEN;
        return switch (column.kind()) {
            case WHOLE -> Optional.of(helper.createIntegerConstraint(between, Rules.LEAST, Rules.MOST));
            case DECIMAL -> Optional.of(helper.createDecimalConstraint(between, Rules.LEAST, Rules.MOST));
            case DATE -> Optional.of(helper.createDateConstraint(between, Days.FIRST_SERIAL, Days.LAST_SERIAL, null));
            default -> Optional.empty();
        };
    }

    private static void comment(XSSFDrawing drawing, int row, Column column) {
        int index = column.index();
        var anchor = new XSSFClientAnchor(0, 0, 0, 0, index + 1, row, index + 4, row + 9);
        var comment = drawing.createCellComment(anchor);
        comment.setAddress(row, index);
        comment.setAuthor("Watchkeeper");
        comment.setString(new XSSFRichTextString(SharedTexts.escaped(Notes.of(column))));
    }

    /** Against mistakes only, hence without a password: what counts is checked at the upload. */
    private static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatCells(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockInsertRows(false);
        sheet.lockDeleteRows(false);
        sheet.lockSort(false);
        sheet.lockAutoFilter(false);
        sheet.lockObjects(false);
        sheet.lockScenarios(false);
    }
}
