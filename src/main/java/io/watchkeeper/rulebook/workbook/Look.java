package io.watchkeeper.rulebook.workbook;

import java.util.EnumMap;
import java.util.Map;

import io.watchkeeper.decision.content.FormulaText;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** The one look of our workbooks: quiet rows for engineers, a clear row of labels, plain data. */
final class Look {
    private static final String FONT = "Arial";
    private static final byte[] INK = {0x1f, 0x29, 0x37};
    private static final byte[] FAINT = {(byte) 0x8a, (byte) 0x93, (byte) 0xa0};
    private static final byte[] LINE = {(byte) 0xd9, (byte) 0xde, (byte) 0xe5};
    private static final byte[] SHADE = {(byte) 0xf5, (byte) 0xf7, (byte) 0xf9};
    private static final byte[] LABEL = {(byte) 0xe3, (byte) 0xea, (byte) 0xf3};
    private static final byte[] RESULT = {(byte) 0xe4, (byte) 0xf0, (byte) 0xe6};

    private final Workbook workbook;
    private final Map<Column.Kind, CellStyle> data = new EnumMap<>(Column.Kind.class);
    private final Map<Column.Kind, CellStyle> quoted = new EnumMap<>(Column.Kind.class);

    final CellStyle technical;
    final CellStyle label;
    final CellStyle resultLabel;
    final CellStyle outside;

    Look(Workbook workbook) {
        this.workbook = workbook;
        technical = technical();
        label = label(LABEL);
        resultLabel = label(RESULT);
        outside = style();
        outside.setLocked(false);
        for (var kind : Column.Kind.values()) {
            data.put(kind, data(kind));
            var style = data(kind);
            style.setQuotePrefixed(true);
            quoted.put(kind, style);
        }
    }

    CellStyle data(Column.Kind kind, String text) {
        return (FormulaText.starts(text) || text.startsWith("'") ? quoted : data).get(kind);
    }

    private XSSFCellStyle technical() {
        var style = style();
        style.setFont(font(8, FAINT, false));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        fill(style, SHADE);
        return style;
    }

    private XSSFCellStyle label(byte[] color) {
        var style = style();
        style.setFont(font(10, INK, true));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        fill(style, color);
        style.setBorderBottom(BorderStyle.MEDIUM);
        style.setBottomBorderColor(new XSSFColor(FAINT, new DefaultIndexedColorMap()));
        return style;
    }

    private XSSFCellStyle data(Column.Kind kind) {
        var style = style();
        style.setFont(font(10, INK, false));
        style.setLocked(false);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.HAIR);
        style.setBorderRight(BorderStyle.HAIR);
        style.setBottomBorderColor(new XSSFColor(LINE, new DefaultIndexedColorMap()));
        style.setRightBorderColor(new XSSFColor(LINE, new DefaultIndexedColorMap()));
        style.setDataFormat(workbook.createDataFormat().getFormat(format(kind)));
        if (kind == Column.Kind.MARK || kind == Column.Kind.FLAG) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        return style;
    }

    /** Text stays what was typed only where the cell says so; a whole number shows all its digits; the decimals are shown as they are. */
    private static String format(Column.Kind kind) {
        return switch (kind) {
            case WHOLE -> "0";
            case DECIMAL, FLAG -> "General";
            case DATE -> Days.FORMAT;
            case TEXT, TEXTS, MARK, DURATION, MOMENT -> "@";
        };
    }

    private XSSFCellStyle style() {
        return (XSSFCellStyle) workbook.createCellStyle();
    }

    private XSSFFont font(int points, byte[] color, boolean bold) {
        var font = (XSSFFont) workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setColor(new XSSFColor(color, new DefaultIndexedColorMap()));
        font.setBold(bold);
        return font;
    }

    private static void fill(XSSFCellStyle style, byte[] color) {
        style.setFillForegroundColor(new XSSFColor(color, new DefaultIndexedColorMap()));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
