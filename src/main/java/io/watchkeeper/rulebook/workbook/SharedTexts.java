package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts of a workbook, which cells name by number; and how a text is written in XML at all. */
final class SharedTexts {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedTexts() {}

    static List<String> read(Xml xml) {
        var texts = new ArrayList<String>();
        while (xml.next()) {
            if (xml.starts("si")) {
                texts.add(rich(xml));
                if (texts.size() > Limits.TEXTS) {
                    throw new Refusal(Archive.tooLarge(xml.part()));
                }
            }
        }
        return texts;
    }

    /** The text of the element that just started: its runs one after the other, without the reading aids of phonetic runs. */
    static String rich(Xml xml) {
        int outside = xml.depth() - 1;
        var text = new StringBuilder();
        boolean inText = false;
        while (xml.depth() > outside && xml.next()) {
            if (xml.starts("rPh")) {
                xml.skip();
            } else if (xml.starts("t")) {
                inText = true;
            } else if (xml.ends("t")) {
                inText = false;
            } else if (inText) {
                xml.addText(text);
            }
        }
        return plain(text.toString());
    }

    /** Characters that XML cannot hold, and the underscore before what looks like one, are written as {@code _x000D_}. */
    static String plain(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPED.matcher(text).replaceAll(found -> {
                    var character = String.valueOf((char) Integer.parseInt(found.group(1), 16));
                    return java.util.regex.Matcher.quoteReplacement(character);
                });
    }

    /** The opposite of {@link #plain}. */
    static String escaped(String text) {
        return text.indexOf("_x") < 0 ? text : ESCAPED.matcher(text).replaceAll("_x005F_x$1_");
    }
}
