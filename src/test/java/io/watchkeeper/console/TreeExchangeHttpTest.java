package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trees as files, over the API and on the pages. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TreeExchangeHttpTest {
    private static final String TREE = "/trees/HOST-CPU";

    private Visitor visitor;
    private String draft;

    @BeforeEach
    void begin() {
        visitor = Visitor.signedIn("en");
        draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
    }

    @Test
    void a_tree_goes_out_and_comes_back_changed_unless_somebody_else_was_faster() {
        var read = asAdministrator().get("/api/v1" + draft + TREE);
        var changed = read.asString().replace("\"Why is the CPU busy?\"", "\"What keeps the CPU busy?\"");
        assertThat(put(changed, null).statusCode()).isEqualTo(428);
        put(changed, read.header("ETag")).then().statusCode(200).body("name.en", equalTo("What keeps the CPU busy?"));
        assertThat(put(changed, read.header("ETag")).statusCode()).isEqualTo(412);
        assertThat(visitor.open(draft + "/trees").text()).contains("What keeps the CPU busy?");

        put(changed.replace("\"check\" : \"CPU-USED\"", "\"check\" : \"NO-SUCH\""), "*")
                .then()
                .statusCode(422)
                .body("problems[0].value", equalTo("NO-SUCH"));
        put("{\"code\":\"HOST-CPU\",\"colour\":1}", "*")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/colour"));
        assertThat(put(changed.replace("HOST-CPU", "OTHER"), "*").statusCode()).isEqualTo(400);
    }

    @Test
    void the_drawing_stands_on_its_own() throws Exception {
        var svg = asAdministrator()
                .accept("image/svg+xml")
                .get("/api/v1" + draft + TREE)
                .asByteArray();
        var file = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(file.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(file.getElementsByTagName("rect").getLength()).isGreaterThan(5);
        assertThat(visitor.get(draft + TREE + "/download.svg").header("Content-Disposition"))
                .contains("HOST-CPU.svg");
    }

    @Test
    void a_file_is_downloaded_and_imported_on_the_pages() {
        var json = visitor.get(draft + TREE + "/download.json").asString();
        var form = visitor.open(draft + "/trees").expectForm("form[action$=import]");
        var changed = json.replace("\"CPU 为何繁忙？\"", "\"CPU 忙什么？\"");
        var sent = visitor.send(form, "tree.json", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.header("Location")).isEqualTo(draft + TREE + "/edit");
        assertThat(Visitor.signedIn("zh").open(draft + TREE).text()).contains("CPU 忙什么？");

        var refused = visitor.page(visitor.send(form, "tree.json", "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[role=alert]").text()).contains("This is missing");
    }

    private Response put(String json, String ifMatch) {
        var request = asAdministrator().contentType("application/json").body(json);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/v1" + draft + TREE);
    }
}
