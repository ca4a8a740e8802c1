package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What keeps texts of senders harmless is that templates escape everything and bring no code of their own. */
class TemplateSourceTest {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("repository.root", "."), "console-templates", "templates");
    private static final Pattern UNESCAPED = Pattern.compile("\\.raw\\b|\\.safe\\b|RawString");
    private static final Pattern INLINE_CODE =
            Pattern.compile("(?i)<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=|hx-on|javascript:");
    private static final Pattern INLINE_STYLE = Pattern.compile("(?i)<style|\\sstyle\\s*=");

    @Test
    void nothing_leaves_a_template_unescaped() {
        assertThat(found(UNESCAPED)).isEmpty();
    }

    @Test
    void no_template_holds_code_or_style_that_the_security_policy_would_block() {
        assertThat(found(INLINE_CODE)).isEmpty();
        assertThat(found(INLINE_STYLE)).isEmpty();
    }

    @Test
    void every_form_that_posts_carries_its_token() {
        assertThat(templates()).allSatisfy(file -> {
            var forms = read(file).split("<form");
            for (var place = 1; place < forms.length; place++) {
                var form = forms[place].split("</form>")[0];
                if (form.contains("method=\"post\"")) {
                    assertThat(form).containsAnyOf("{#csrf /}", "csrf.token");
                }
            }
        });
    }

    private static List<String> found(Pattern pattern) {
        return templates().stream()
                .flatMap(file -> pattern.matcher(read(file))
                        .results()
                        .map(match -> TEMPLATES.relativize(file) + ": " + match.group()))
                .toList();
    }

    private static List<Path> templates() {
        try (var files = Files.walk(TEMPLATES)) {
            var templates = files.filter(Files::isRegularFile).toList();
            assertThat(templates).hasSizeGreaterThan(20);
            return templates;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
