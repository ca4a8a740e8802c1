package io.watchkeeper.rulebook.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.StockKjar;
import org.junit.jupiter.api.Test;

/** A version as a KJAR: plain Drools runs it, and nobody finds two under one name. */
class RulebookArchiveTest {
    private static final String DESCRIPTION = "META-INF/maven/io.watchkeeper/watchkeeper-rulebook/pom.";

    @Test
    void stock_drools_compiles_every_stage_and_every_row_of_the_kjar() throws IOException {
        var entries = entries(RulebookArchive.kjar(Zips.stored(7, BuiltInRules.content())));

        try (var stock = StockKjar.of(entries)) {
            assertThat(stock.release())
                    .isEqualTo("io.watchkeeper:watchkeeper-rulebook:"
                            + properties(entries).get("version"));
            var written = BuiltInRules.rulebook();
            for (var stage : Stage.values()) {
                var rows = written.tables().stream()
                        .filter(table -> table.file().startsWith(stage.folder() + "/"))
                        .mapToLong(table -> table.rows().size())
                        .sum();
                var rules = written.writtenRules().stream()
                        .filter(rule -> rule.stage() == stage)
                        .count();
                assertThat(stock.rulesOf(stage.folder()))
                        .hasSize((int) (rows + rules))
                        .isNotEmpty();
            }
        }
        assertThat(entries.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(".drl.csv"))
                        .map(entry -> StockKjar.rows(entry.getValue())))
                .hasSize(9)
                .allMatch(rows -> rows >= 4);
    }

    @Test
    void it_is_laid_out_as_the_content_library_is() throws IOException {
        var entries = entries(RulebookArchive.kjar(Zips.stored(7, SmallRules.content())));
        var library = Files.readString(Path.of(System.getProperty("repository.root", "."))
                .resolve("kjar/src/main/resources/META-INF/kmodule.xml"));

        assertThat(entries.keySet())
                .contains("META-INF/MANIFEST.MF", "META-INF/kmodule.xml", DESCRIPTION + "xml")
                .contains("rules/" + SmallRules.GRADING);
        assertThat(entries.get("META-INF/kmodule.xml")).isEqualTo(library.replaceAll("<!--.*-->\\R", ""));
        assertThat(entries.get("rules/" + SmallRules.GRADING))
                .isEqualTo(SmallRules.content().files().get(SmallRules.GRADING));
    }

    @Test
    void one_version_gives_the_same_bytes_everywhere_and_another_content_another_release() throws IOException {
        var stored = Zips.stored(7, SmallRules.content());
        var other = Zips.stored(7, SmallRules.without("reasons.csv"));
        var here = TimeZone.getDefault();
        var kjar = RulebookArchive.kjar(stored);
        var folder = RulebookArchive.folder(stored);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            assertThat(RulebookArchive.kjar(stored)).isEqualTo(kjar);
            assertThat(RulebookArchive.folder(stored)).isEqualTo(folder);
        } finally {
            TimeZone.setDefault(here);
        }
        assertThat(entries(folder).keySet()).allMatch(name -> name.startsWith("rules/"));
        assertThat(properties(entries(kjar)).get("version"))
                .startsWith("7-")
                .isNotEqualTo(properties(entries(RulebookArchive.kjar(other))).get("version"));
    }

    private static Map<String, String> properties(Map<String, String> entries) {
        var properties = new TreeMap<String, String>();
        entries.get(DESCRIPTION + "properties")
                .lines()
                .forEach(line -> properties.put(line.split("=")[0], line.split("=")[1]));
        return properties;
    }

    private static Map<String, String> entries(byte[] archive) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
