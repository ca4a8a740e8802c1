package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator writes an operation with nothing but its form. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class OperationEditingTest {
    private static final String FILE = "?file=plans%2Foperations%2F";
    private static Visitor operator;

    @Inject
    Colleagues colleagues;

    private String draft;

    @BeforeEach
    void signIn() {
        if (operator == null) {
            operator = Visitor.hired(colleagues, "catalogue-operator", "operator");
        }
        draft = operator.send(operator.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
    }

    private Visitor.Page page(String code) {
        return operator.open(draft + "/operation" + FILE + code + ".yaml");
    }

    private static Element field(Visitor.Page page, String name) {
        return page.html().expectFirst("#sheet [name='" + name + "']");
    }

    private static String beside(Visitor.Page page, String name) {
        return page.html().expectFirst(".field:has([name='" + name + "']) .bad").text();
    }

    @Test
    void a_new_operation_is_made_by_its_form_alone_and_its_text_is_the_other_view() {
        var file = FILE + "DISK-TRIM.yaml";
        var found = operator.get(draft + "/outline" + file);
        assertThat(found.statusCode()).isEqualTo(303);
        assertThat(found.header("Location")).endsWith("/operation" + file);

        var look = operator.page(
                operator.send(page("DISK-TRIM").expectForm("#sheet form"), Map.of("kind", "HTTP", "act", "look")));
        assertThat(look.status()).isEqualTo(200);
        assertThat(field(look, "does.0").select("option").eachAttr("value")).contains("GET", "PUT");
        assertThat(field(look, "does.1").val()).isEmpty();
        assertThat(look.html().select("#connections option").eachAttr("value"))
                .contains("${event.labels.balancer_source|balancer}");

        var typed = new HashMap<>(Map.of("name.en", "Trim", "name.zh", "整理", "act", "save", "does.1", "/trim/{disk}x"));
        typed.putAll(Map.of("about.en", "Gives space back", "about.zh", "回收空间", "does.0", "POST", "timeout", "soon"));
        typed.putAll(
                Map.of("connection", "storage", "verify", "UNIT-STATUS", "danger", "1", "parameters.0.name", "disk"));
        var refused = operator.page(operator.send(look.expectForm("#sheet form"), typed));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(beside(refused, "does.1")).contains("A value cannot stand here");
        assertThat(beside(refused, "timeout")).contains("no such duration");
        assertThat(field(refused, "name.en").val()).isEqualTo("Trim");

        var mended = Map.of("does.1", "/trim/{disk}", "timeout", "90s", "act", "save");
        var unverified = operator.page(operator.send(refused.expectForm("#sheet form"), mended));
        assertThat(unverified.status()).isEqualTo(422);
        assertThat(beside(unverified, "verify")).contains("needs parameters that this one does not have", "service");

        var saved = operator.send(unverified.expectForm("#sheet form"), Map.of("verify", "", "act", "save"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(field(page("DISK-TRIM"), "does.1").val()).isEqualTo("/trim/{disk}");
        var text = operator.open(draft + "/text" + file);
        assertThat(text.html().expectFirst("textarea").wholeText())
                .contains("code: \"DISK-TRIM\"", "- \"/trim/{disk}\"", "timeout: \"90s\"");
        assertThat(text.html().select("a[href*=/operation?]")).hasSize(1);
    }

    @Test
    void an_operation_of_the_library_is_changed_and_undone() {
        assertThat(operator.open(draft + FILE + "UNIT-RESTART.yaml").html().select("a[href*=/operation?]"))
                .hasSize(1);
        var saved = operator.send(
                page("UNIT-RESTART").expectForm("#sheet form"),
                Map.of("does.4", "--no-ask-password", "life", "DEPRECATED", "act", "save"));
        assertThat(saved.statusCode()).isEqualTo(303);
        var changed = page("UNIT-RESTART");
        assertThat(field(changed, "does.4").val()).isEqualTo("--no-ask-password");
        assertThat(field(changed, "life").select("[selected]").val()).isEqualTo("DEPRECATED");

        var button = changed.html().expectFirst("form:has([value=undo]) button[data-undo]");
        operator.send(changed.expectForm("form:has([value=undo])"), Map.of("act", "undo", "edit", button.val()));
        assertThat(field(page("UNIT-RESTART"), "life").select("[selected]").val())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void a_dry_run_shows_what_the_typed_operation_would_do_and_stores_nothing() {
        var typed = Map.of("does.1", "try-restart", "targets", "host", "try.target", "web-7", "act", "try");
        var missing = operator.page(operator.send(page("UNIT-RESTART").expectForm("#sheet form"), typed));
        assertThat(missing.status()).isEqualTo(200);
        assertThat(missing.html().expectFirst("#trial").text())
                .contains("try.with.service", "Nothing tells this value");

        var shown = operator.page(
                operator.send(missing.expectForm("#sheet form"), Map.of("try.with.service", "shop", "act", "try")));
        assertThat(shown.html().select("#trial code").eachText())
                .contains("systemctl try-restart -- shop", "systemctl is-active -- shop");
        assertThat(field(shown, "targets").wholeText().strip()).isEqualTo("host");
        assertThat(field(page("UNIT-RESTART"), "does.1").val()).isEqualTo("restart");

        var broken =
                operator.page(operator.send(shown.expectForm("#sheet form"), Map.of("timeout", "soon", "act", "try")));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.html().select("#trial")).isEmpty();
        assertThat(beside(broken, "timeout")).contains("no such duration");
    }

    @Test
    void what_was_downloaded_is_uploaded_as_it_was_edited_elsewhere() {
        for (var address : Map.of("/operations/UNIT-STOP", FILE, "/plans/TRAFFIC-OFF", "?file=plans%2F")
                .entrySet()) {
            var code = address.getKey().replaceFirst(".*/", "");
            var downloaded = operator.get(address.getKey() + "/yaml");
            assertThat(downloaded.header("Content-Disposition")).contains("filename=\"" + code + ".yaml\"");
            var edited = "# by hand\n" + downloaded.asString().replace("en: \"Take", "en: \"Do take");

            var saved = upload(address.getValue() + code, "\uFEFF" + edited.replace("\n", "\r\n"));

            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(stored(address.getValue() + code)).isEqualTo(edited);
        }
        assertThat(operator.get("/operations/NO-SUCH/yaml").statusCode()).isEqualTo(404);
    }

    @Test
    void an_upload_that_cannot_be_stored_says_why_and_changes_nothing() {
        var file = FILE + "UNIT-STOP";
        var before = stored(file);
        var another = operator.get("/operations/UNIT-START/yaml").asString();

        var refused = operator.page(upload(file, another));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The code must be the file's name.");
        assertThat(refused.html().expectFirst("textarea").wholeText().strip()).isEqualTo(another.strip());
        assertThat(upload(file, "#".repeat((4 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(operator.send(
                                uploadForm(file), "latin.yaml", "code: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(stored(file)).isEqualTo(before);
    }

    private Element uploadForm(String file) {
        return operator.open(draft + "/text" + file + ".yaml").expectForm("form[action$='/text/file']");
    }

    private Response upload(String file, String text) {
        return operator.send(uploadForm(file), "a copy (1).yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private String stored(String file) {
        return operator.open(draft + "/text" + file + ".yaml")
                .html()
                .expectFirst("textarea")
                .wholeText()
                .stripLeading();
    }

    @Test
    void who_comes_second_overwrites_nothing_and_other_files_have_no_such_form() {
        var form = page("UNIT-START").expectForm("#sheet form");
        operator.send(form, Map.of("timeout", "2m", "act", "save"));
        var second = operator.page(operator.send(form, Map.of("timeout", "4m", "act", "save")));
        assertThat(second.status()).isEqualTo(412);
        assertThat(field(second, "timeout").val()).isEqualTo("4m");
        assertThat(field(page("UNIT-START"), "timeout").val()).isEqualTo("2m");
        for (var file : List.of("plans%2FTRAFFIC-OFF.yaml", "plans%2Foperations%2Fno-such.yaml")) {
            assertThat(operator.get(draft + "/operation?file=" + file).statusCode())
                    .isEqualTo(404);
        }
        var viewer = Visitor.hired(colleagues, "catalogue-viewer", "viewer");
        assertThat(viewer.get(draft + "/operation" + FILE + "UNIT-START.yaml").statusCode())
                .isEqualTo(403);
    }
}
