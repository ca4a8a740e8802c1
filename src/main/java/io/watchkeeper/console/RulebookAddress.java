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
}
