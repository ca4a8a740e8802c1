package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.habits.Settings;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SettingPagesTest {
    @Test
    void every_setting_is_on_the_page_and_no_secret() {
        var page = Visitor.signedIn("en").open("/settings");

        assertThat(page.html().select("tbody th code").eachText())
                .containsExactlyInAnyOrderElementsOf(Settings.variables());
        assertThat(page.html()
                        .select("tbody tr:has(th:contains(WATCHKEEPER_ADMIN_TOKEN))")
                        .text())
                .contains("set, never shown");
        assertThat(page.text()).doesNotContain(Administrator.TOKEN);
    }

    @Test
    void what_was_set_here_is_found_at_once_in_chinese_too() {
        var page = Visitor.signedIn("zh").open("/settings?chosen=true");

        assertThat(page.html().select("tbody th code").eachText())
                .contains("WATCHKEEPER_ADMIN_TOKEN")
                .doesNotContain("WATCHKEEPER_INTAKE_DEPTH");
        assertThat(page.text()).contains("从不显示", "管理员的 API 令牌");
    }

    @Test
    void operators_read_it_and_responders_do_not() {
        as(newToken("settings operator", "operator")).get("/settings").then().statusCode(200);
        as(newToken("settings responder", "responder")).get("/settings").then().statusCode(403);
    }
}
