package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TextTest {
    /** Written so that this file does not hold the words itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private static final Pattern HOME = Pattern.compile("(?<![\\w.}])/(root|home/[a-z]|Users/[a-z])\\S*");
    private static final Pattern HOST = Pattern.compile("https?://(?:[^/@\"'\\s]+@)?([^/:\"'\\s<>)}]+)");
    private static final Set<String> BUILD_FILES =
            Set.of("pom.xml", "mvnw", "mvnw.cmd", "Dockerfile", "docker-compose.yml", "jvm.config", "maven.config");
    private static final Set<String> PUBLIC_HOSTS = Set.of(
            "localhost",
            "127.0.0.1",
            "maven.apache.org",
            "archive.apache.org",
            "repo.maven.apache.org",
            "www.apache.org",
            "www.w3.org");

    @Test
    void nothing_is_left_for_later_in_a_comment() {
        assertThat(found(SourceTree.files(), UNFINISHED))
                .as("an open point is an issue, where it is seen")
                .isEmpty();
    }

    @Test
    void no_file_knows_the_machine_it_was_written_on() {
        assertThat(found(SourceTree.files(), HOME)).isEmpty();
    }

    @Test
    void a_build_needs_public_hosts_only() {
        var buildFiles = SourceTree.files().stream()
                .filter(file -> BUILD_FILES.contains(file.getFileName().toString())
                        || SourceTree.name(file).startsWith(".ci/"))
                .toList();

        assertThat(buildFiles).hasSizeGreaterThan(4);
        assertThat(buildFiles.stream()
                        .flatMap(file -> HOST.matcher(text(file)).results())
                        .map(match -> match.group(1))
                        .filter(host -> !host.contains("$"))
                        .distinct())
                .isSubsetOf(PUBLIC_HOSTS);
    }

    private static Stream<String> found(List<Path> files, Pattern pattern) {
        assertThat(files).hasSizeGreaterThan(50);
        return files.stream().flatMap(file -> pattern.matcher(text(file))
                .results()
                .map(match -> SourceTree.name(file) + ": " + match.group()));
    }

    private static String text(Path file) {
        return SourceTree.text(file).orElse("");
    }
}
