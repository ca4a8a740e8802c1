package io.watchkeeper.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookFilesTest {
    @TempDir
    Path folder;

    @Test
    void the_library_is_the_rules_of_the_repository() {
        var library = RulebookFiles.library();
        var rules = RulebookFiles.folder(Path.of(System.getProperty("repository.root"), "rules"));

        assertThat(library.files()).isEqualTo(rules.files()).containsKey("scenario/catalogue.csv");
        assertThat(library.digest()).isEqualTo(rules.digest());
    }

    @Test
    void the_library_is_read_from_a_jar_that_lists_no_folders() throws IOException {
        var jar = folder.resolve("library.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, "rules/scenario/catalogue.csv", "code,name\n");
            add(out, "rules/plans/P.yaml", "code: P\n");
        }
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            thread.setContextClassLoader(loader);

            assertThat(RulebookFiles.library().files()).containsOnlyKeys("plans/P.yaml", "scenario/catalogue.csv");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void hidden_files_and_backups_are_left_out() throws IOException {
        write("scenario/alerts.drl", "rule");
        write("scenario/.alerts.drl.swp", "half a rule");
        write("scenario/alerts.drl~", "an old rule");
        write(".cache/x.drl", "no rule");

        assertThat(RulebookFiles.folder(folder)).isEqualTo(content("scenario/alerts.drl", "rule"));
    }

    @Test
    void a_file_that_is_not_text_is_named() throws IOException {
        write("scenario/alerts.drl", "rule");
        Files.write(folder.resolve("scenario/table.drl.xlsx"), new byte[] {'P', 'K', (byte) 0xC3, 0x28});
        Files.write(folder.resolve("scenario/nul.drl"), new byte[] {'a', 0, 'b'});

        assertThatThrownBy(() -> RulebookFiles.folder(folder))
                .asInstanceOf(type(RulebookRejected.class))
                .satisfies(rejected -> assertThat(rejected.problems())
                        .extracting(RulebookProblem::file)
                        .containsExactly("scenario/nul.drl", "scenario/table.drl.xlsx"));
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> RulebookFiles.folder(folder.resolve("gone")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    private static RulebookContent content(String name, String text) {
        return RulebookContent.of(Map.of(name, text));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void add(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
