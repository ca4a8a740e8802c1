package io.watchkeeper.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.restassured.response.Response;
import org.jsoup.nodes.Element;

/**
 * A draft, open at one of its tables.
 *
 * @param path of the page of the version
 * @param query that names the table
 */
record DraftOnPages(String path, String query) {
    static final String GRADING = "?file=grading%2Fgrading.drl.csv";

    /** A new one with the content of the first version. */
    static DraftOnPages make(Visitor who) {
        var made = who.send(who.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of());
        return new DraftOnPages(made.header("Location"), GRADING);
    }

    DraftOnPages at(String file) {
        return new DraftOnPages(path, "?file=" + file.replace("/", "%2F"));
    }

    String page() {
        return path + query;
    }

    /** @param row counted from 1, as in the sheet */
    String form(int row) {
        return path + "/row" + query + "&row=" + row;
    }

    String newRow(int below) {
        return path + "/row" + query + "&below=" + below;
    }

    Element form(Visitor who, int row) {
        return who.open(form(row)).expectForm("form[action$=row]");
    }

    /** Opens the form of a row, types, and sends it. */
    Response send(Visitor who, int row, Map<String, String> fields) {
        return who.send(form(who, row), fields);
    }

    String csv(Visitor who) {
        return new String(who.get(path + "/download.csv" + query).asByteArray(), StandardCharsets.UTF_8);
    }

    String row(Visitor who, int number) {
        return csv(who).lines().toList().get(number - 1);
    }
}
