package io.watchkeeper.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.habits.Settings;
import io.watchkeeper.habits.SourceTree;
import io.watchkeeper.setting.Setting.Described;
import org.junit.jupiter.api.Test;

class SettingListTest {
    /** {@code | `variable` | default | what it does |} */
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^\\| `(WATCHKEEPER_[A-Z_]+)` \\| (.*?) ?\\| (.*) \\|$");

    private static final Pattern DELICATE = Pattern.compile("SECRET|PASSWORD|KEY|_TOKEN$|_URL$");

    @Test
    void a_value_says_where_it_came_from() {
        var list = list(config(Map.of("WATCHKEEPER_INTAKE_DEPTH", "16")));

        assertThat(at(list, "WATCHKEEPER_INTAKE_DEPTH"))
                .returns("16", Setting::value)
                .returns(Origin.ENVIRONMENT, Setting::origin)
                .returns(Kind.NUMBER, setting -> setting.described().kind())
                .returns("32", setting -> setting.described().usual());
        assertThat(at(list, "WATCHKEEPER_INTAKE_BODY_BYTES"))
                .returns("8M", Setting::value)
                .returns(false, Setting::chosen)
                .returns(Kind.SIZE, setting -> setting.described().kind());
    }

    @Test
    void a_value_from_a_shorter_name_comes_from_where_that_was_set() {
        var list = list(config(Map.of("WATCHKEEPER_ADMIN_TOKEN", "sixteen-letters-or-more")));

        assertThat(at(list, "WATCHKEEPER_ADMIN_TOKEN"))
                .returns(Origin.ENVIRONMENT, Setting::origin)
                .returns(true, Setting::given);
        assertThat(at(list, "WATCHKEEPER_SECRET_KEY"))
                .returns(Origin.DEFAULT, Setting::origin)
                .returns(false, Setting::given);
    }

    @Test
    void no_secret_is_among_the_values() {
        var secret = "not-for-anybody-to-see";
        var list = list(config(Map.of(
                "WATCHKEEPER_ADMIN_TOKEN", secret,
                "WATCHKEEPER_SECRET_KEY", secret,
                "WATCHKEEPER_SECRET_KEY_PREVIOUS", secret,
                "WATCHKEEPER_OIDC_CLIENT_SECRET", secret,
                "WATCHKEEPER_DATABASE_URL", "postgresql://watch:" + secret + "@db/watch")));

        assertThat(list.list().toString()).doesNotContain(secret);
        assertThat(list.list().stream().filter(Setting::given).filter(setting -> setting.described()
                        .secret()))
                .hasSize(5);
    }

    @Test
    void the_value_of_a_secret_cannot_be_carried() {
        var nothing = new Sentence("", "");
        var described = new Described("A", "a", Kind.TEXT, "", nothing, true, nothing);

        assertThatThrownBy(() -> new Setting(described, true, "value", Origin.ENVIRONMENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_operations_page_tells_the_same_of_every_setting() {
        var rows = DOCUMENTED.matcher(SourceTree.read("docs/operations.md")).results();

        assertThat(list(config(Map.of())).list().stream()
                        .map(Setting::described)
                        .map(setting -> String.join(
                                " | ",
                                setting.variable(),
                                usual(setting),
                                setting.meaning().en())))
                .containsExactlyElementsOf(
                        rows.map(row -> plain(String.join(" | ", row.group(1), row.group(2), row.group(3))))
                                .toList());
    }

    @Test
    void every_setting_is_explained_in_chinese_and_what_may_be_secret_is_never_shown() {
        assertThat(list(config(Map.of())).list()).extracting(Setting::described).allSatisfy(setting -> {
            assertThat(setting.meaning().zh()).containsPattern("\\p{IsHan}");
            assertThat(setting.without().zh().isEmpty())
                    .isEqualTo(setting.without().en().isEmpty());
            assertThat(setting.secret() || !DELICATE.matcher(setting.variable()).find())
                    .as(setting.variable())
                    .isTrue();
        });
    }

    @Test
    void a_member_whose_form_is_unknown_is_refused() {
        assertThatThrownBy(() -> Kind.of(Thread.class)).hasMessageContaining("cannot be explained");
    }

    private static String usual(Described setting) {
        return setting.usual().isEmpty() ? setting.without().en() : setting.usual();
    }

    /** Without the marks of Markdown. */
    private static String plain(String text) {
        return text.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
    }

    private static SettingList list(SmallRyeConfig config) {
        return new SettingList(config, Settings.interfaces());
    }

    private static Setting at(SettingList list, String variable) {
        return list.list().stream()
                .filter(setting -> setting.described().variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    /** As the packaged service has it, with this environment and nothing else. */
    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(properties(), "application.properties", 250))
                .build();
    }

    private static Map<String, String> properties() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(SourceTree.read("src/main/resources/application.properties")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }
}
