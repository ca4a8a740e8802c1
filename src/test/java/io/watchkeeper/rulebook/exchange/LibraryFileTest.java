package io.watchkeeper.rulebook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.problem.ProblemException;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people upload as a library, and what others do. */
class LibraryFileTest {
    private static final RulebookContent RULES = SmallRules.content();

    @Test
    void what_was_exported_comes_back_letter_by_letter() {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.put("scenario/说明 \"x\".txt", "line\r\nline\n\n");
        var stored = Zips.stored(7, new RulebookContent(files));

        for (var format : ExportFormat.values()) {
            var library = LibraryFile.read(format.write(stored));
            assertThat(library.content().digest()).isEqualTo(stored.content().digest());
            assertThat(library.source()).isEqualTo(Library.Source.UPLOAD);
        }
        assertThat(LibraryFile.read(RulebookArchive.kjar(stored)).release()).startsWith("7-");
    }

    @Test
    void the_library_of_a_release_is_known_by_its_name_and_its_classes_are_left_alone() {
        var library = LibraryFile.read(Zips.library("1.1.0", RULES));

        assertThat(library.source()).isEqualTo(Library.Source.LIBRARY);
        assertThat(library.release()).isEqualTo("1.1.0");
        assertThat(library.title()).isEqualTo("content library 1.1.0");
        assertThat(library.content()).isEqualTo(RULES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules/", "repository-main/content/rules/"})
    void the_folder_of_rules_may_lie_anywhere_and_hidden_files_stay_out(String folder) {
        var files = new TreeMap<String, String>();
        RULES.files().forEach((name, text) -> files.put(folder + name, text));
        files.put(folder + ".git/config", "secret");
        files.put(folder + "scenario/scenario.drl~", "old");

        assertThat(LibraryFile.read(Zips.of(files)).content()).isEqualTo(RULES);
    }

    @ParameterizedTest
    @CsvSource({
        "../rules/grading/x.drl, BAD_ENTRY_NAME",
        "rules/../../etc/passwd, BAD_ENTRY_NAME",
        "/etc/cron.d/x, BAD_ENTRY_NAME",
        "C:\\rules\\x.drl, BAD_ENTRY_NAME",
        "rules/grading\\x.drl, BAD_ENTRY_NAME",
        "rules//grading/x.drl, BAD_ENTRY_NAME",
        "rules/./grading/x.drl, BAD_ENTRY_NAME",
        "'rules/grading/\u0000.drl', BAD_ENTRY_NAME",
        "'rules/grading/\u202elrd.x', BAD_ENTRY_NAME",
        "rules/REASONS.csv, DUPLICATE_ENTRY",
        "rules/grading/Evil.class, NO_RULE_FILE",
        "rules/grading/more.jar, NO_RULE_FILE",
        "rules/grading/more.ZIP, NO_RULE_FILE",
        "other/rules/scenario/catalogue.csv, SEVERAL_RULES"
    })
    void an_entry_that_is_no_plain_file_of_rules_is_named(String name, String code) {
        refused(rules().with(name, "x").bytes(), code);
    }

    @Test
    void links_twins_bombs_and_bytes_are_refused() {
        var link = new ZipArchiveEntry("rules/grading/link.drl");
        link.setUnixMode(UnixStat.LINK_FLAG | 0777);
        refused(
                rules().with(link, "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                        .bytes(),
                "BAD_ENTRY_NAME");
        refused(rules().with("rules/reasons.csv", "another").bytes(), "DUPLICATE_ENTRY");
        refused(
                rules().with(new ZipArchiveEntry("rules/zeros.txt"), new byte[7 << 20])
                        .bytes(),
                "TOO_LARGE");
        refused(
                rules().with(new ZipArchiveEntry("rules/bytes.txt"), new byte[] {(byte) 0xff})
                        .bytes(),
                "NOT_TEXT");
        refused(rules().with("rules/nul.txt", "a\0b").bytes(), "NOT_TEXT");
        var many = rules();
        for (int i = 0; i <= LibraryFile.ENTRIES; i++) {
            many.with("notes/" + i, "");
        }
        refused(many.bytes(), "TOO_LARGE");
    }

    @Test
    void what_is_no_sound_archive_is_refused() {
        var sound = RulebookArchive.folder(Zips.stored(1, RULES));
        refused(new byte[0], "BROKEN_ARCHIVE");
        refused("PK no zip".getBytes(StandardCharsets.UTF_8), "BROKEN_ARCHIVE");
        refused(Arrays.copyOf(sound, sound.length / 2), "BROKEN_ARCHIVE");
        refused(Zips.of(new TreeMap<>()), "NO_RULES");
        var altered = sound.clone();
        altered[200] ^= 1;
        refused(altered, "BROKEN_ARCHIVE");
    }

    @Test
    void a_release_that_is_no_plain_word_is_none() {
        assertThat(LibraryFile.read(Zips.library("<script>", RULES)).title()).isEqualTo("content library");
        assertThat(LibraryFile.read(Zips.library("\\u000", RULES)).release()).isEmpty();
    }

    private static Zips rules() {
        var zips = new Zips();
        RULES.files().forEach((name, text) -> zips.with("rules/" + name, text));
        return zips;
    }

    private static void refused(byte[] archive, String code) {
        assertThatThrownBy(() -> LibraryFile.read(archive)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(422);
            assertThat(refused.problem().errors().get(0).code()).isEqualTo(code);
        });
    }
}
