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
        var address = "/rulebooks/" + rulebookVersion + "?file=" + encoded(file);
        return row == 0 ? address : address + "&at=" + row + "#row-" + row;
    }

    /** @param cell such as {@code C12}, a line of a file without cells, or empty */
    static String cellAddress(String file, long rulebookVersion, String cell) {
        var place = CellPlace.of(cell);
        return place.column() < 0
                ? rowAddress(file, rulebookVersion, 0)
                : rowAddress(file, rulebookVersion, 0) + "&at=" + cell + "#row-" + place.row();
    }

    /** The form of a row. */
    static String formAddress(String file, long rulebookVersion, int row) {
        return "/rulebooks/" + rulebookVersion + "/row?file=" + encoded(file) + "&row=" + row;
    }

    /** The form of a row that will follow another. */
    static String newRowAddress(String file, long rulebookVersion, int below) {
        return "/rulebooks/" + rulebookVersion + "/row?file=" + encoded(file) + "&below=" + below;
    }

    /** Where a file is edited as text. */
    static String textAddress(String file, long rulebookVersion) {
        return "/rulebooks/" + rulebookVersion + "/text?file=" + URLEncoder.encode(file, StandardCharsets.UTF_8);
    }

    /** Whether the file is a plan, whose steps can be edited as an outline. */
    static boolean plan(String file) {
        return file.matches("plans/[^/]+\\.yaml");
    }

    /** Whether the file is an operation, which can be edited by a form. */
    static boolean operation(String file) {
        return file.matches("plans/operations/[^/]+\\.yaml");
    }

    /** Where a plan or an operation is edited by forms. */
    static String outlineAddress(String file, long rulebookVersion) {
        return "/rulebooks/" + rulebookVersion + (operation(file) ? "/operation" : "/outline") + "?file="
                + encoded(file);
    }

    /** The table with the hits of its rows. */
    static String useAddress(String file, long rulebookVersion, int days) {
        return "/rulebooks/" + rulebookVersion + "/tables/rows?days=" + days + "&file=" + encoded(file);
    }

    /** @param format csv or xlsx */
    static String downloadAddress(String file, long rulebookVersion, String format) {
        return "/rulebooks/" + rulebookVersion + "/download." + format + "?file=" + encoded(file);
    }

    private static String encoded(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8);
    }
}
