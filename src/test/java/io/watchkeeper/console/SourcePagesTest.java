package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SourcePagesTest {
    private static final String KEY =
            "web-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void a_connection_is_made_refused_changed_and_deleted_by_forms() {
        var visitor = Visitor.signedIn("en");
        var form = visitor.open("/sources/edit?kind=SSH").expectForm("form[action=/sources]");

        var refused = visitor.page(
                visitor.send(form, Map.of("name", "on-a-page", "setting-hosts", "web-1", "setting-user", "w")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This setting is needed.");
        assertThat(refused.expectForm("#setting-hosts").attr("value")).isEqualTo("web-1");

        visitor.send(
                form,
                Map.of(
                        "name", "on-a-page",
                        "setting-hosts", "web-1",
                        "setting-user", "<b>w</b>",
                        "setting-hostKeys", KEY + "\r\n" + KEY));
        assertThat(visitor.open("/sources").text())
                .contains("on-a-page", "SSH", "user = <b>w</b>", "may not act through it")
                .doesNotContain(KEY);

        var edit = "/sources/edit?workspace=default&name=on-a-page";
        visitor.send(visitor.open(edit).expectForm("form[action=/sources]"), Map.of("setting-act", "yes"));
        assertThat(visitor.open("/sources").text()).contains("may act through it");

        visitor.send(visitor.open(edit).expectForm("form[action$=delete]"), Map.of());
        assertThat(visitor.open("/sources").text()).doesNotContain("on-a-page");
        assertThat(visitor.open(edit).status()).isEqualTo(404);
    }
}
