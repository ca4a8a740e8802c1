package io.watchkeeper.rulebook.draft;

import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.rulebook.workbook.TableFiles;

/** A version of the rulebook as the administrator's script sees it. */
record DraftOverHttp(int version) {
    static final String RULEBOOKS = "/api/v1/rulebooks";

    static DraftOverHttp make() {
        return new DraftOverHttp(asAdministrator()
                .contentType(ContentType.JSON)
                .body("{\"note\":\"a test\"}")
                .post(RULEBOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("version"));
    }

    String address(String table) {
        return RULEBOOKS + "/" + version + "/tables/" + table;
    }

    ValidatableResponse put(String table, String ifMatch, String text) {
        return put(table, ifMatch, text.getBytes(StandardCharsets.UTF_8));
    }

    ValidatableResponse put(String table, String ifMatch, byte[] file) {
        return put(table, ifMatch, TableFiles.CSV, file);
    }

    ValidatableResponse putWorkbook(String table, String ifMatch, byte[] file) {
        return put(table, ifMatch, TableFiles.XLSX, file);
    }

    ValidatableResponse putRows(String table, String ifMatch, Object body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .headers(ifMatch.isEmpty() ? Map.of() : Map.of("If-Match", ifMatch))
                .body(body)
                .put(address(table))
                .then();
    }

    /** What is answered about a table in JSON. */
    Map<String, Object> table(String table) {
        return get(table, ContentType.JSON.toString()).extract().jsonPath().getMap("$");
    }

    List<Map<String, Object>> rows(String table) {
        return new ArrayList<>(
                get(table, ContentType.JSON.toString()).extract().jsonPath().getList("rows"));
    }

    private ValidatableResponse put(String table, String ifMatch, String type, byte[] file) {
        return asAdministrator()
                .contentType(type)
                .headers(Map.of("If-Match", ifMatch))
                .body(file)
                .put(address(table))
                .then();
    }

    String csv(String table) {
        return new String(get(table, TableFiles.CSV).extract().asByteArray(), StandardCharsets.UTF_8);
    }

    byte[] workbook(String table) {
        return get(table, TableFiles.XLSX).extract().asByteArray();
    }

    String etag(String table) {
        return get(table, TableFiles.CSV).extract().header("ETag");
    }

    /** The details of what the audit log has on this version; other tests have moved the clock, so it need not be on the first page. */
    List<Map<String, Object>> audited(String action) {
        var found = new ArrayList<Map<String, Object>>();
        var cursor = "";
        while (cursor != null) {
            var request = asAdministrator().queryParam("limit", 500);
            var page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/audit")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList(
                    "items.findAll { it.action == '%s' && it.target == '%d' }.detail".formatted(action, version)));
            cursor = page.getString("nextCursor");
        }
        return found;
    }

    private ValidatableResponse get(String table, String type) {
        return asAdministrator()
                .accept(type)
                .get(address(table))
                .then()
                .statusCode(200)
                .contentType(type);
    }
}
