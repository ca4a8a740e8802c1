package io.watchkeeper.decision.content;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text that a cell was probably meant to hold; empty where nobody can tell. Spreadsheets and input methods change much that their user never sees. */
public final class Repair {
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,20})?([eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");
    private static final List<String> TRUE = List.of("true", "yes", "y", "1", "是", "真", "√", "x");
    private static final List<String> FALSE = List.of("false", "no", "n", "0", "否", "假", "×");
    /** Longer texts are no cells of ours. */
    private static final int LONGEST = 1000;

    private Repair() {}

    /** @param code of the problem that the text is */
    public static String of(String code, String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        return switch (code) {
            case "BAD_NUMBER" -> number(text, true);
            case "BAD_FLAG" -> flag(text);
            case "BAD_DATE" -> DateRepair.of(text);
            case "BAD_MARK" -> "x";
            case "CELL_INVISIBLE" -> visible(text);
            case "CELL_QUOTE" -> unquoted(visible(text));
            case "CELL_MERGED" -> text.replaceFirst("\\s*\\.{3,}$", "");
            case "EMPTY_VALUE", "CELL_BRACKET", "LIST_SEPARATOR" -> list(text);
            default -> "";
        };
    }

    /** Numbers as spreadsheets show them: grouped, in per cent, in scientific form, in full width, or kept as a text by an apostrophe. */
    public static String number(String text, boolean whole) {
        if (text.length() > LONGEST) {
            return "";
        }
        var digits = halfWidth(visible(text)).replaceFirst("^['’‘`\"“]+", "").replaceAll("[\"”\\s]", "");
        boolean percent = digits.endsWith("%");
        digits = percent ? digits.substring(0, digits.length() - 1) : digits;
        digits = GROUPED.matcher(digits).matches() ? digits.replace(",", "") : digits;
        if (!NUMBER.matcher(digits).matches()) {
            return "";
        }
        var value = new BigDecimal(digits).movePointLeft(percent ? 2 : 0).stripTrailingZeros();
        var plain = value.signum() == 0 ? "0" : value.toPlainString();
        boolean readable = (whole ? WHOLE : DECIMAL).matcher(plain).matches();
        return readable && !plain.equals(text) ? plain : "";
    }

    /**
     * A cell with one value or a list of values, each one of the words allowed.
     *
     * @param wrong the value that is none
     */
    public static String words(String cell, String wrong, List<String> allowed) {
        if (cell.length() > LONGEST) {
            return "";
        }
        if (cell.equals(wrong) && !SEPARATOR.matcher(cell).find()) {
            return word(wrong, allowed);
        }
        var parts =
                SEPARATOR.splitAsStream(cell).map(part -> word(part, allowed)).toList();
        if (parts.contains("")) {
            // no list of words, but a template with one in its midst
            var word = word(wrong, allowed);
            return word.isEmpty() || cell.equals(wrong) ? "" : cell.replace(wrong, word);
        }
        return parts.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String word(String text, List<String> allowed) {
        var plain = halfWidth(unquoted(visible(text)));
        return allowed.stream()
                .filter(word -> word.equalsIgnoreCase(plain))
                .findFirst()
                .orElseGet(() -> Nearest.to(plain, allowed));
    }

    private static String list(String text) {
        var parts = SEPARATOR
                .splitAsStream(visible(text))
                .map(part -> unquoted(part.strip()))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean clean = parts.stream().noneMatch(part -> part.matches(".*['\"()\\[\\]{}].*"));
        return clean ? String.join(", ", parts) : "";
    }

    private static String flag(String text) {
        var word = halfWidth(unquoted(visible(text))).toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return "true";
        }
        return FALSE.contains(word) ? "false" : "";
    }

    /** Without what cannot be seen, nor blanks at the ends. */
    static String visible(String text) {
        var seen = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isSpaceChar(character) || Character.isWhitespace(character)) {
                seen.append(' ');
            } else if (Character.getType(character) != Character.CONTROL
                    && Character.getType(character) != Character.FORMAT
                    && Character.getType(character) != Character.SURROGATE) {
                seen.appendCodePoint(character);
            }
        });
        return seen.toString().strip();
    }

    /** Without quotation marks around it, also where one of them is missing; those inside become single ones. */
    static String unquoted(String text) {
        var bare = text.replaceFirst("^[\"“”'‘’]+", "")
                .replaceFirst("[\"“”'‘’]+$", "")
                .strip();
        return bare.indexOf('\\') >= 0 ? "" : bare.replace('"', '\'');
    }

    /** Letters, digits and signs that an input method made as wide as Chinese ones, in their usual form. */
    static String halfWidth(String text) {
        return text.codePoints()
                .map(character -> character >= 0xff01 && character <= 0xff5e ? character - 0xfee0 : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Code with the quotation marks and signs that a compiler knows. */
    public static String straight(String text) {
        return Arrays.stream(halfWidth(visible(text)).split("[“”]", -1)).collect(Collectors.joining("\""));
    }
}
