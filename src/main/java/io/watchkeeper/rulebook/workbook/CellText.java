package io.watchkeeper.rulebook.workbook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.DayText;

/**
 * The text of a cell as a table has it. A spreadsheet program keeps a number and a way to show it; where these leave open which text is meant, the cell is
 * told, never guessed.
 */
final class CellText {
    /** More digits than this a spreadsheet program loses without a word. */
    private static final int DIGITS = 15;

    private final String sheet;
    private final Formats formats;
    private final boolean from1904;
    private final List<Finding> findings;

    CellText(String sheet, Formats formats, boolean from1904, List<Finding> findings) {
        this.sheet = sheet;
        this.formats = formats;
        this.from1904 = from1904;
        this.findings = findings;
    }

    /**
     * The text; where a finding is made, the likeliest.
     *
     * @param kind what the column holds
     */
    String of(RawCell cell, Column.Kind kind) {
        return switch (cell.type()) {
            case TEXT -> text(cell);
            case FLAG -> flag(cell, kind);
            case ERROR -> error(cell);
            case DATE -> isoDate(cell, kind);
            case NUMBER -> number(cell, kind);
        };
    }

    private String text(RawCell cell) {
        var text = cell.text().trim();
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        var line = text.replaceAll("\\s*[\r\n]+\\s*", " ");
        findings.add(finding(cell, "CELL_LINE_BREAK", "A cell must not hold a line break.", "单元格内不能换行。")
                .suggesting(line));
        return line;
    }

    private String flag(RawCell cell, Column.Kind kind) {
        var text = cell.text().equals("1") || cell.text().equals("true") ? "true" : "false";
        if (kind != Column.Kind.FLAG) {
            findings.add(finding(
                            cell,
                            "BOOLEAN_IN_TEXT",
                            "This cell holds a truth value, and its column texts; how it was written is lost.",
                            "该单元格是逻辑值，而该列是文本；原来的写法已丢失。")
                    .suggesting(text)
                    .advising("Format the cell as text and write it again.", "请将单元格格式设为“文本”后重新填写。"));
        }
        return text;
    }

    private String error(RawCell cell) {
        findings.add(finding(cell, "CELL_ERROR", "This cell holds the error of a formula.", "该单元格是公式的错误值。"));
        return "";
    }

    private String isoDate(RawCell cell, Column.Kind kind) {
        try {
            var text = cell.text();
            return date(
                    cell,
                    kind,
                    LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                            .atStartOfDay());
        } catch (DateTimeException malformed) {
            return error(cell);
        }
    }

    private String number(RawCell cell, Column.Kind kind) {
        var number = decimal(cell.text());
        if (number.isEmpty()) {
            return error(cell);
        }
        var plain = plain(number.get());
        return switch (formats.of(cell.style())) {
            case DATE -> date(cell, kind, day(number.get()));
            case PLAIN -> number(cell, kind, number.get(), plain);
            case GROUPED -> grouped(cell, kind, number.get(), plain);
            case PERCENT ->
                shown(
                        cell,
                        plain,
                        number.get().movePointRight(2).stripTrailingZeros().toPlainString() + "%");
            case CURRENCY -> shown(cell, plain, "currency");
            case FRACTION -> shown(cell, plain, "1/2");
            case SCALED -> shown(cell, plain, "K");
        };
    }

    /** As the program computes with it: the shortest text of the nearest double. */
    private static Optional<BigDecimal> decimal(String text) {
        try {
            double value = text.length() > 40 ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(value) && Math.abs(value) < 1e300
                    ? Optional.of(new BigDecimal(Double.toString(value)))
                    : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String number(RawCell cell, Column.Kind kind, BigDecimal number, String plain) {
        boolean whole = plain.indexOf('.') < 0;
        if (number.stripTrailingZeros().precision() > DIGITS && whole
                || plain.length() > 40
                || whole && plain.length() > 18) {
            findings.add(finding(
                            cell,
                            "DIGITS_LOST",
                            "Spreadsheet programs keep 15 digits of a number; the rest may be lost.",
                            "表格软件只保留 15 位数字，其余可能已丢失。")
                    .advising("Format the cell as text and write the number again.", "请将单元格格式设为“文本”后重新填写该数字。"));
            return "";
        }
        boolean texts = kind != Column.Kind.WHOLE && kind != Column.Kind.DECIMAL;
        if (texts && !whole) {
            return ambiguous(
                    cell,
                    plain,
                    "The column holds texts: 1.10 and 1.1 would be the same number.",
                    "该列是文本：作为数字时 1.10 与 1.1 无法区分。");
        }
        return plain;
    }

    private String grouped(RawCell cell, Column.Kind kind, BigDecimal number, String plain) {
        if (kind == Column.Kind.WHOLE || kind == Column.Kind.DECIMAL) {
            return number(cell, kind, number, plain);
        }
        return ambiguous(
                cell,
                String.format(Locale.ROOT, "%,.0f", number),
                "This is one number with separators of thousands; a list of two was perhaps meant.",
                "这是一个带千位分隔符的数字；也许本意是用逗号分隔的多个值。");
    }

    private String shown(RawCell cell, String plain, String shown) {
        return ambiguous(
                cell,
                plain,
                "The number " + plain + " is shown in another form (such as " + shown + "); which of them is meant?",
                "数字 " + plain + " 以其他形式显示（例如 " + shown + "），无法确定所指。");
    }

    private String ambiguous(RawCell cell, String suggestion, String en, String zh) {
        findings.add(finding(cell, "AMBIGUOUS_NUMBER", en, zh)
                .suggesting(suggestion)
                .advising("Format the cell as text and write what is meant.", "请将单元格格式设为“文本”后填写所需内容。"));
        return suggestion;
    }

    private LocalDateTime day(BigDecimal number) {
        if (number.abs().compareTo(BigDecimal.valueOf(3_000_000)) > 0) {
            return LocalDateTime.MIN;
        }
        int days = number.intValue();
        var start = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        long seconds = number.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(86_400))
                .longValue();
        return start.plusDays(days).atStartOfDay().plusSeconds(seconds);
    }

    private String date(RawCell cell, Column.Kind kind, LocalDateTime date) {
        boolean sensible = date.getYear() >= 1900 && date.getYear() <= 9999;
        boolean day = date.toLocalTime().toSecondOfDay() == 0;
        var text = !sensible ? "" : day ? DayText.of(date.toLocalDate()) : date.toString();
        if (kind == Column.Kind.DATE && sensible && day) {
            return text;
        }
        findings.add(finding(cell, "DATE_CELL", "The spreadsheet program made a date of this cell.", "表格软件已把该单元格转换为日期。")
                .suggesting(kind == Column.Kind.DATE ? text : "")
                .advising("Format the cell as text and write it again as it was meant.", "请将单元格格式设为“文本”后按原意重新填写。"));
        return kind == Column.Kind.DATE ? text : "";
    }

    private Finding finding(RawCell cell, String code, String en, String zh) {
        return Finding.of(code, en, zh)
                .at(sheet, Sheet.address(cell.row(), cell.column()))
                .found(cell.text());
    }
}
