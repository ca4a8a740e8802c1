package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the numbers of a workbook are shown, by the style of their cells. */
final class Formats {
    /** What a reader of the sheet takes a number for. */
    enum Kind {
        /** The number as it is, perhaps rounded. */
        PLAIN,
        /** With separators of thousands. */
        GROUPED,
        PERCENT,
        CURRENCY,
        FRACTION,
        DATE,
        /** Divided by a thousand or a million. */
        SCALED
    }

    private static final int GENERAL = 0;

    private final List<Integer> styles;
    private final Map<Integer, Kind> custom;

    private Formats(List<Integer> styles, Map<Integer, Kind> custom) {
        this.styles = styles;
        this.custom = custom;
    }

    /** Everything is shown plainly. */
    static Formats none() {
        return new Formats(List.of(), Map.of());
    }

    static Formats read(Xml xml) {
        var styles = new ArrayList<Integer>();
        var custom = new HashMap<Integer, Kind>();
        boolean cells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) {
                custom.put(xml.number("numFmtId", GENERAL), kind(xml.attribute("formatCode")));
            } else if (xml.starts("cellXfs")) {
                cells = true;
            } else if (xml.ends("cellXfs")) {
                cells = false;
            } else if (cells && xml.starts("xf")) {
                styles.add(xml.number("numFmtId", GENERAL));
            }
            if (styles.size() > Limits.STYLES || custom.size() > Limits.STYLES) {
                throw new Refusal(
                        Finding.of("TOO_MANY_STYLES", "The workbook holds too many cell styles.", "工作簿的单元格样式过多。")
                                .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载工作簿，再把数据行复制进去。"));
            }
        }
        return new Formats(styles, custom);
    }

    Kind of(int style) {
        int format = style < styles.size() ? styles.get(style) : GENERAL;
        return custom.getOrDefault(format, builtIn(format));
    }

    private static Kind builtIn(int format) {
        return switch (format) {
            case 3, 4, 37, 38, 39, 40 -> Kind.GROUPED;
            case 5, 6, 7, 8, 41, 42, 43, 44 -> Kind.CURRENCY;
            case 9, 10 -> Kind.PERCENT;
            case 12, 13 -> Kind.FRACTION;
            case 14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47 -> Kind.DATE;
            // dates of the Chinese, Japanese and Korean editions
            case 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 -> Kind.DATE;
            default -> Kind.PLAIN;
        };
    }

    static Kind kind(String code) {
        if (code.length() > 1000) {
            return Kind.PLAIN;
        }
        boolean money = code.matches("(?s).*(\\[\\$[^\\]-]|[$€£¥￥]).*") && !code.matches("(?s).*\\[\\$-.*");
        boolean elapsed = code.matches("(?s).*\\[[hmsHMS]+].*");
        var bare = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]", "").toLowerCase(Locale.ROOT);
        if (elapsed || bare.replace("general", "").matches("(?s).*[ymdhsb].*|.*e(?![+-]).*|.*am/pm.*")) {
            return Kind.DATE;
        }
        if (bare.contains("%")) {
            return Kind.PERCENT;
        }
        if (money) {
            return Kind.CURRENCY;
        }
        if (bare.contains("/")) {
            return Kind.FRACTION;
        }
        if (bare.matches("(?s).*[0#?],+(?![0#?,]).*")) {
            return Kind.SCALED;
        }
        return bare.contains(",") ? Kind.GROUPED : Kind.PLAIN;
    }
}
