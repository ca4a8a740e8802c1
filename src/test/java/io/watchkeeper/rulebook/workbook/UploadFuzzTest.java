package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;

import io.watchkeeper.decision.Problems;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Damaged files end as a table or as problems: with no exception, and soon. */
class UploadFuzzTest {
    /** How many files are damaged in one try. */
    private static final int FILES = Boolean.getBoolean("watchkeeper.full") ? 25 : 1;

    private static final TableForm FORM = Forms.small();
    private static final Map<String, byte[]> PARTS = parts(TableFiles.workbook(FORM));
    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "</c>",
            "<f>1</f>",
            "&#0;",
            "&x;",
            "<!DOCTYPE a>",
            "\"",
            "1048577",
            "-1",
            "XFD",
            "../",
            "_x0000_",
            "99999999999",
            "t=\"s\"",
            "\u0000",
            "NaN",
            "=",
            "<![CDATA[",
            "<?xml version=\"1.1\"?>",
            "é",
            "表",
            ",",
            "\n");

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void a_workbook_with_damaged_parts_is_read_or_refused(@ForAll long seed) {
        var random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            var damaged = new LinkedHashMap<>(PARTS);
            var names = new ArrayList<>(damaged.keySet());
            for (int i = 0; i <= random.nextInt(2); i++) {
                var name = names.get(random.nextInt(names.size()));
                damaged.put(name, damaged(damaged.get(name), random));
            }
            readOrRefused(Xlsx.zip(damaged));
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void a_damaged_archive_is_read_or_refused(@ForAll long seed) {
        var random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            readOrRefused(damaged(TableFilesOnce.WORKBOOK, random));
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void a_damaged_csv_is_read_or_refused(@ForAll long seed) {
        var random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            csvReadOrRefused(damaged(TableFiles.csv(FORM), random));
        }
    }

    private static void csvReadOrRefused(byte[] csv) {
        var problems = new Problems();
        var started = System.nanoTime();
        var read = TableFiles.readCsv(csv, FORM, problems.in(Forms.FILE));

        assertThat(read.isPresent()).isEqualTo(problems.found().isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        read.ifPresent(text -> assertThat(Forms.readCsv(text.getBytes(StandardCharsets.UTF_8), FORM))
                .isEqualTo(text));
    }

    private static void readOrRefused(byte[] workbook) {
        var started = System.nanoTime();
        var problems = Forms.problems(workbook, FORM);

        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message().en()).isNotBlank();
            assertThat(problem.message().zh()).isNotBlank();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    /** Flips, cuts, doubles and puts in, once or a few times. */
    private static byte[] damaged(byte[] whole, Random random) {
        var bytes = whole;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(200));
            var middle =
                    switch (random.nextInt(5)) {
                        case 0 -> new byte[] {(byte) random.nextInt(256)};
                        case 1 -> new byte[0];
                        case 2 ->
                            new String(bytes, at, end - at, StandardCharsets.ISO_8859_1)
                                    .repeat(1 + random.nextInt(50))
                                    .getBytes(StandardCharsets.ISO_8859_1);
                        case 3 -> String.valueOf(random.nextLong()).getBytes(StandardCharsets.UTF_8);
                        default -> WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
                    };
            var next = new byte[at + middle.length + bytes.length - end];
            System.arraycopy(bytes, 0, next, 0, at);
            System.arraycopy(middle, 0, next, at, middle.length);
            System.arraycopy(bytes, end, next, at + middle.length, bytes.length - end);
            bytes = next;
        }
        return bytes;
    }

    private static Map<String, byte[]> parts(byte[] workbook) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    private static final class TableFilesOnce {
        static final byte[] WORKBOOK = TableFiles.workbook(FORM);
    }
}
