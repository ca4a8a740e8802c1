package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that the Chinese file lacks would be shown in English without a word; the build does not mind. */
class MessagesTest {
    private static final Path MESSAGES =
            Path.of(System.getProperty("repository.root", "."), "console-templates", "messages");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static Stream<String> bundles() {
        return Stream.of(
                "analyst",
                "changes",
                "diag",
                "forecast",
                "heal",
                "msg",
                "objects",
                "people",
                "plans",
                "safe",
                "token",
                "tree",
                "defined",
                "edit",
                "exchange",
                "release",
                "runs",
                "steps",
                "setting");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_have_the_same_keys(String bundle) throws IOException {
        assertThat(read(bundle, "zh").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(bundle, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_chinese_text_was_left_in_english_and_no_english_one_in_chinese(String bundle) throws IOException {
        var chinese = read(bundle, "zh");
        assertThat(chinese.stringPropertyNames())
                .allMatch(key -> CHINESE.matcher(chinese.getProperty(key)).find());
        var english = read(bundle, "en");
        assertThat(english.stringPropertyNames())
                .noneMatch(key -> CHINESE.matcher(english.getProperty(key)).find());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_name_the_same_values(String bundle) throws IOException {
        var english = read(bundle, "en");
        var chinese = read(bundle, "zh");
        assertThat(english.stringPropertyNames())
                .allMatch(key -> parameters(english.getProperty(key)).equals(parameters(chinese.getProperty(key))));
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String bundle, String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(bundle + "_" + language + ".properties"))) {
            properties.load(reader);
        }
        assertThat(properties).hasSizeGreaterThan(25);
        return properties;
    }
}
