package io.watchkeeper.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.TemplateExtension;

/** Where a row that decided can be seen. */
@TemplateExtension
final class RulebookAddress {
    private RulebookAddress() {}

    /** @param row the sheet's row; 0 for a file that has no rows */
    static String rowAddress(String file, long rulebookVersion, int row) {
        var address = "/rulebooks/" + rulebookVersion + "?file=" + URLEncoder.encode(file, StandardCharsets.UTF_8);
        return row == 0 ? address : address + "#row-" + row;
    }

    /** @param cell such as {@code C12}, a line of a file without cells, or empty */
    static String cellAddress(String file, long rulebookVersion, String cell) {
        var row = cell.replaceAll("\\D", "");
        boolean known = cell.matches("[A-Z]{1,3}\\d{1,7}");
        return rowAddress(file, rulebookVersion, known ? Integer.parseInt(row) : 0);
    }

    /** @param format csv or xlsx */
    static String downloadAddress(String file, long rulebookVersion, String format) {
        return "/rulebooks/" + rulebookVersion + "/download." + format + "?file="
                + URLEncoder.encode(file, StandardCharsets.UTF_8);
    }
}
