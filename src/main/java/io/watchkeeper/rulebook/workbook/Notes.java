package io.watchkeeper.rulebook.workbook;

import java.util.List;

/** What may be written into a column, in both languages. */
final class Notes {
    private static final int SHOWN = 30;

    private Notes() {}

    /** The comment on the label of a column. */
    static String of(Column column) {
        var words = words(column.words());
        var blank = column.required() ? "Fill every row. 每行必填。" : "Blank: not asked. 留空：不限。";
        return column.label() + "\n" + allowed(column.kind(), !words.isEmpty()) + (words.isEmpty() ? "" : "\n" + words)
                + (column.kind() == Column.Kind.MARK ? "" : "\n" + blank);
    }

    /** What Excel says when something else is written; it shows 255 characters. */
    static String refusal(Column column) {
        return allowed(column.kind(), !column.words().isEmpty());
    }

    private static String allowed(Column.Kind kind, boolean words) {
        return switch (kind) {
            case TEXT -> words ? "One of the list. 从列表中选择一个。" : "A text. 文本。";
            case TEXTS ->
                words
                        ? "One or several of these, parted by commas. 以下一个或多个值，用英文逗号分隔。"
                        : "One or several texts, parted by commas. 一个或多个文本，用英文逗号分隔。";
            case MARK -> "x, or blank. 填 x 或留空。";
            case FLAG -> "true or false. 填 true 或 false。";
            case WHOLE -> "A whole number, such as 3. 整数，例如 3。";
            case DECIMAL -> "A number, such as 2.5. 数字，例如 2.5。";
            case DATE -> "A day, such as 01-Jan-2027. 日期，例如 01-Jan-2027。";
            case DURATION -> "A duration, such as PT15M or P1D. 时长，例如 PT15M 或 P1D。";
            case MOMENT -> "A moment, such as 2027-01-31T08:00:00Z. 时刻，例如 2027-01-31T08:00:00Z。";
        };
    }

    private static String words(List<String> words) {
        var shown = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
        return words.size() > SHOWN ? shown + ", … (" + words.size() + ")" : shown;
    }
}
