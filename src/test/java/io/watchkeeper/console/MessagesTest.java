package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** A key that the Chinese file lacks would be shown in English without a word; the build does not mind. */
class MessagesTest {
    private static final Path MESSAGES =
            Path.of(System.getProperty("repository.root", "."), "console-templates", "messages");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(read("zh").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read("en").stringPropertyNames());
    }

    @Test
    void no_chinese_text_was_left_in_english_and_no_english_one_in_chinese() throws IOException {
        var chinese = read("zh");
        assertThat(chinese.stringPropertyNames())
                .allMatch(key -> CHINESE.matcher(chinese.getProperty(key)).find());
        var english = read("en");
        assertThat(english.stringPropertyNames())
                .noneMatch(key -> CHINESE.matcher(english.getProperty(key)).find());
    }

    @Test
    void both_languages_name_the_same_values() throws IOException {
        var english = read("en");
        var chinese = read("zh");
        assertThat(english.stringPropertyNames())
                .allMatch(key -> parameters(english.getProperty(key)).equals(parameters(chinese.getProperty(key))));
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve("msg_" + language + ".properties"))) {
            properties.load(reader);
        }
        assertThat(properties).hasSizeGreaterThan(100);
        return properties;
    }
}
