package io.watchkeeper.object;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ObjectHttpTest {
    private static final String OBJECTS = "/api/v1/objects";

    @Test
    void objects_are_imported_found_and_imported_again() {
        put("""
            [{"kind":"server","name":"imp-1","application":"imp","site":"hz-a","environment":"production","importance":"HIGH",
              "addresses":["10.1.0.1"],"connection":"ssh-imp","dependsOn":[{"kind":"database","name":"imp-db"}],"labels":{"rack":"7"}},
             {"kind":"database","name":"imp-db","application":"imp"},
             {"kind":"host","name":"imp-2","colour":"red"}]""")
                .statusCode(200)
                .body("created", equalTo(2))
                .body("updated", equalTo(0))
                .body("rejected", hasSize(1))
                .body("rejected[0].index", equalTo(2))
                .body("rejected[0].pointer", equalTo("/2/colour"))
                .body("rejected[0].code", equalTo("UNKNOWN_MEMBER"))
                .body("rejected[0].message.zh", notNullValue());
        list("application=imp").body("items.name", contains("imp-db", "imp-1"));
        list("application=imp&kind=server&site=hz-a&environment=production&state=CONFIRMED&q=10.1.0")
                .body("items.kind", contains("host"))
                .body("items[0].dependsOn[0].name", equalTo("imp-db"))
                .body("items[0].labels.rack", equalTo("7"))
                .body("items[0].version", equalTo(1));

        put("[{\"kind\":\"host\",\"name\":\"imp-1\",\"application\":\"imp\"},{\"kind\":\"database\",\"name\":\"imp-db\",\"application\":\"imp\"}]")
                .statusCode(200)
                .body("created", equalTo(0))
                .body("updated", equalTo(2))
                .body("unchanged", equalTo(1))
                .body("rejected", empty());
        list("application=imp&kind=host").body("items[0].site", equalTo("")).body("items[0].version", equalTo(2));
        asAdministrator()
                .get("/api/v1/audit?action=object.update&object=host/imp-1&limit=1")
                .then()
                .body("items[0].before.site", equalTo("hz-a"))
                .body("items[0].after", nullValue());
    }

    @Test
    void nothing_that_cannot_be_taken_is_an_import() {
        put("[{\"kind\":\"host\"},{\"kind\":\"a b/c\",\"name\":\"x\"}]")
                .statusCode(422)
                .body("errors.pointer", hasItems("/0/name", "/1/kind"));
        put("{\"kind\":\"host\",\"name\":\"x\",\"workspace\":\"north\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/workspace"));
        put("\"host\"").statusCode(422);
        put("[{").statusCode(400);
        put("[" + "{},".repeat(1_000) + "{}]").statusCode(413);
        put("[]").statusCode(200).body("created", equalTo(0));
        list("state=NOWHERE&limit=0&cursor=x").statusCode(400).body("errors", hasSize(3));
    }

    @Test
    void an_edit_names_the_version_that_it_is_based_on() {
        var path = OBJECTS + "/" + made("edit-1");
        asAdministrator().get(path).then().statusCode(200).header("ETag", "\"1\"");
        var edit = asAdministrator().contentType(ContentType.JSON).body("{\"site\":\"sh\"}");

        edit.patch(path).then().statusCode(428);
        edit.header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("site", equalTo("sh"));
        edit.patch(path).then().statusCode(412);
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body("{\"kind\":\"host\",\"name\":\"edit-1\",\"product\":\"p\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("site", equalTo(""))
                .body("product", equalTo("p"));
    }

    @Test
    void an_edit_that_cannot_be_made_says_why_and_a_deleted_object_is_gone() {
        var path = OBJECTS + "/" + made("edit-3");
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"importance\":\"immense\",\"connection\":\"p@ss word\"}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/importance", "/connection"))
                .body(org.hamcrest.Matchers.not(containsString("p@ss")));
        made("edit-2");
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"name\":\"edit-2\"}")
                .patch(path)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("NAME_TAKEN"));
        asAdministrator().delete(path).then().statusCode(428);
        asAdministrator().header("If-Match", "*").delete(path).then().statusCode(204);
        asAdministrator().get(path).then().statusCode(404);
        asAdministrator()
                .get("/api/v1/audit?action=object.delete&object=host/edit-3")
                .then()
                .body("items[0].before.name", equalTo("edit-3"));
    }

    @Test
    void of_two_that_are_the_same_one_keeps_both_names() {
        var gone = made("10.9.9.9");
        var kept = made("merge-1");

        merge(gone, Map.of("into", gone)).statusCode(422);
        merge(gone, Map.of("into", kept)).statusCode(200).body("aliases.name", contains("10.9.9.9"));

        asAdministrator().get(OBJECTS + "/" + gone).then().statusCode(404);
        list("q=10.9.9").body("items.name", contains("merge-1"));
        // the next import does not know of it, and leaves it alone
        put("{\"kind\":\"host\",\"name\":\"merge-1\"}").statusCode(200);
        list("q=10.9.9").body("items.name", contains("merge-1"));
    }

    @Test
    void every_object_is_on_one_page_of_a_list() {
        put("["
                        + String.join(
                                ",",
                                java.util.stream.IntStream.range(0, 25)
                                        .mapToObj(
                                                "{\"kind\":\"device\",\"name\":\"page-%d\",\"application\":\"paged\"}"
                                                        ::formatted)
                                        .toList())
                        + "]")
                .statusCode(200);
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = list("application=paged&limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .extract();
            seen.addAll(page.path("items.name"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void csv_comes_in_and_goes_out_without_formulas() {
        csv("kind,name,application,labels\nhost,csv-1,csv,a=1; b=2\nhost,\"=cmd()\",csv,\nhost,csv-3,csv,none\n")
                .statusCode(200)
                .body("created", equalTo(2))
                .body("rejected[0].cell", equalTo("D4"))
                .body("rejected[0].index", equalTo(2));
        var csv = asAdministrator()
                .accept("text/csv")
                .get(OBJECTS + "?application=csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(csv).startsWith("\"kind\",\"name\",").contains("\"'=cmd()\"", "\"a=1; b=2\"");
        csv(csv).statusCode(200).body("created", equalTo(0)).body("unchanged", equalTo(2));
        csv("kind,nom\nhost,a\n").statusCode(422).body("errors[0].cell", equalTo("B1"));
    }

    @Test
    void operators_edit_and_viewers_look() {
        var id = made("roles-1");
        var viewer = as(newToken("objects viewer", "viewer"));

        viewer.get(OBJECTS + "/" + id).then().statusCode(200);
        as(newToken("objects responder", "responder"))
                .contentType(ContentType.JSON)
                .body("[]")
                .put(OBJECTS)
                .then()
                .statusCode(403);
        as(newToken("objects operator", "operator"))
                .contentType(ContentType.JSON)
                .body("[{\"kind\":\"host\",\"name\":\"roles-2\"}]")
                .put(OBJECTS)
                .then()
                .statusCode(200);
        as(newToken("objects operator north", "operator"))
                .contentType(ContentType.JSON)
                .body("[]")
                .put(OBJECTS + "?workspace=elsewhere")
                .then()
                .statusCode(404);
    }

    private static String made(String name) {
        put("{\"kind\":\"host\",\"name\":\"" + name + "\"}").statusCode(200);
        return list("q=" + name).extract().path("items.find { it.name == '" + name + "' }.id");
    }

    private static ValidatableResponse merge(String gone, Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body)
                .post(OBJECTS + "/" + gone + "/merge")
                .then();
    }

    private static ValidatableResponse put(String body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .put(OBJECTS)
                .then();
    }

    private static ValidatableResponse csv(String body) {
        return asAdministrator()
                .contentType("text/csv; charset=UTF-8")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(OBJECTS)
                .then();
    }

    private static ValidatableResponse list(String query) {
        return asAdministrator().get(OBJECTS + "?" + query).then();
    }
}
