package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.management.ThreadMXBean;
import io.watchkeeper.decision.RulebookProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are small to send and large to read. Each is refused within seconds, and within a stated amount of memory. */
@Timeout(120)
class BombTest {
    private static final long MEGABYTE = 1 << 20;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final TableForm form = Forms.small();

    @BeforeEach
    void warm() {
        Forms.problems(Xlsx.of(form).bytes(), form);
    }

    @Test
    void a_part_that_swells_a_thousandfold_is_not_inflated() {
        var xlsx = Xlsx.of(form).part("docProps/app.xml", "<a>" + "<b></b>".repeat(9_000_000) + "</a>");

        assertThat(refused(xlsx.bytes(), 16).code()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void a_part_that_lies_about_its_size_is_not_inflated_either() throws IOException {
        var swollen = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(swollen, new Deflater(9, true))) {
            deflater.write("<a>".getBytes(StandardCharsets.UTF_8));
            var zeros = "<b></b>".repeat(1000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20_000; i++) {
                deflater.write(zeros);
            }
        }
        var honest = Xlsx.of(form).part("docProps/core.xml", "<a/>").bytes();

        assertThat(refused(Lying.entry(honest, "docProps/app.xml", swollen.toByteArray()), 16)
                        .code())
                .isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void many_parts_are_too_many() {
        var xlsx = Xlsx.of(form);
        for (int i = 0; i < 5000; i++) {
            xlsx.part("xl/theme/theme" + i + ".xml", "<a/>");
        }

        assertThat(refused(xlsx.bytes(), 64).code()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void entities_are_not_expanded() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        var xlsx = Xlsx.of(form).part("docProps/app.xml", laughs + "]><x>&a39;</x>");

        assertThat(refused(xlsx.bytes(), 16).code()).isEqualTo("XML_ENTITY");
    }

    @Test
    void nothing_outside_is_read() {
        for (var declaration : new String[] {
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
        }) {
            var sheet = declaration + "<worksheet xmlns=\"" + Xlsx.MAIN + "\"><sheetData/></worksheet>";

            assertThat(refused(
                                    Xlsx.of(form)
                                            .part("xl/worksheets/sheet1.xml", sheet)
                                            .bytes(),
                                    16)
                            .code())
                    .isEqualTo("XML_ENTITY");
        }
    }

    @Test
    void a_deep_nest_is_not_followed() {
        var xlsx = Xlsx.of(form).part("docProps/app.xml", "<a>".repeat(100_000));

        assertThat(refused(xlsx.bytes(), 16).code()).isEqualTo("BROKEN_WORKBOOK");
    }

    @Test
    void a_million_rows_are_too_many() {
        var xlsx = Xlsx.of(form);
        xlsx.rowsAfter = rows(13, 1_000_000, true);

        var problem = refused(xlsx.bytes(), 256);

        assertThat(problem.code()).isEqualTo("TOO_MANY_CELLS");
        assertThat(problem.cell()).isEqualTo("A50101");
    }

    @Test
    void the_last_cell_of_a_sheet_is_outside_of_every_table() {
        var xlsx = Xlsx.of(form);
        xlsx.sheetBefore = "<dimension ref=\"A1:XFD1048576\"/>";
        assertThat(Forms.read(xlsx.bytes(), form)).isEqualTo(form.text());

        var problem = refused(xlsx.cell("XFD1048576", "", "<v>1</v>").bytes(), 16);

        assertThat(problem.code()).isEqualTo("TOO_MANY_CELLS");
        assertThat(problem.cell()).isEqualTo("XFD1048576");
    }

    @Test
    void a_million_shared_texts_are_too_many() {
        var texts = new StringBuilder("<sst xmlns=\"" + Xlsx.MAIN + "\">");
        for (int i = 0; i < 1_000_000; i++) {
            texts.append("<si><t>").append(i * 7919L).append("</t></si>");
        }
        var xlsx = Xlsx.of(form).part("xl/sharedStrings.xml", texts + "</sst>");

        assertThat(refused(xlsx.bytes(), 256).code()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void one_huge_text_is_not_gathered() {
        var noise = new java.util.Random(7);
        var huge = new StringBuilder();
        for (int i = 0; i < 4_000_000; i++) {
            huge.append((char) ('a' + noise.nextInt(26)));
        }

        assertThat(refused(Xlsx.of(form).text("G9", huge.toString()).bytes(), 64)
                        .code())
                .isEqualTo("TEXT_TOO_LONG");
        assertThat(refused(Xlsx.of(form).cell("G9", "x=\"" + huge + "\"", "").bytes(), 64)
                        .code())
                .isEqualTo("TEXT_TOO_LONG");
    }

    @Test
    void too_many_styles_and_merged_cells_are_refused() {
        var styles = "<styleSheet xmlns=\"" + Xlsx.MAIN + "\"><cellXfs>%s</cellXfs></styleSheet>";
        var many = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            many.append("<xf numFmtId=\"")
                    .append(i % 60)
                    .append("\" fontId=\"")
                    .append(i % 977)
                    .append("\"/>");
        }
        var merged = Xlsx.of(form);
        var areas = new StringBuilder("<mergeCells>");
        for (int i = 0; i < 200_000; i++) {
            areas.append("<mergeCell ref=\"A")
                    .append(i + 20)
                    .append(":B")
                    .append(i + 20)
                    .append("\"/>");
        }
        merged.sheetAfter = areas + "</mergeCells>";

        assertThat(refused(
                                Xlsx.of(form)
                                        .part("xl/styles.xml", styles.formatted(many))
                                        .bytes(),
                                64)
                        .code())
                .isEqualTo("TOO_MANY_STYLES");
        assertThat(refused(merged.bytes(), 64).code()).isEqualTo("TOO_MANY_MERGED");
    }

    @Test
    void a_file_that_is_too_large_is_not_opened() {
        var file = new byte[Limits.FILE_BYTES + 1];
        file[0] = 'P';

        assertThat(refused(file, 1).code()).isEqualTo("FILE_TOO_LARGE");
        assertThat(Forms.problemsOfCsv(file, form).get(0).code()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void empty_rows_down_to_the_last_do_no_harm() {
        var xlsx = Xlsx.of(form);
        xlsx.rowsAfter = rows(13, 1_048_576, false);

        assertThat(Forms.read(xlsx.bytes(), form)).isEqualTo(form.text());
    }

    /** @param cells whether the rows hold a number each */
    private static String rows(int first, int last, boolean cells) {
        var rows = new StringBuilder();
        for (int row = first; row <= last; row++) {
            rows.append("<row r=\"").append(row).append("\" spans=\"1:12\" ht=\"15\">");
            if (cells) {
                rows.append("<c><v>").append(row * 7919L % 100_003).append("</v></c>");
            }
            rows.append("</row>");
        }
        return rows.toString();
    }

    private RulebookProblem refused(byte[] file, long megabytes) {
        long thread = Thread.currentThread().getId();
        long started = MEMORY.getCurrentThreadCpuTime();
        long before = MEMORY.getThreadAllocatedBytes(thread);
        var problems = Forms.problems(file, form);
        long used = MEMORY.getThreadAllocatedBytes(thread) - before;

        long spent = MEMORY.getCurrentThreadCpuTime() - started;

        assertThat(problems).hasSize(1);
        assertThat(Duration.ofNanos(spent)).as("time of the processor").isLessThan(Duration.ofSeconds(10));
        assertThat(used / MEGABYTE)
                .as("megabytes allocated, freed ones included")
                .isLessThan(megabytes);
        return problems.get(0);
    }

    /** An archive whose entry says that it is small. */
    private static final class Lying {
        static byte[] entry(byte[] archive, String name, byte[] deflated) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes);
                    var honest = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(archive))) {
                for (var entry = honest.getNextEntry(); entry != null; entry = honest.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(honest.readAllBytes());
                }
                var stored = new ZipEntry(name);
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(deflated.length);
                var crc = new CRC32();
                crc.update(deflated);
                stored.setCrc(crc.getValue());
                zip.putNextEntry(stored);
                zip.write(deflated);
            }
            return asDeflated(bytes.toByteArray(), name);
        }

        /** Stored bytes are declared to be deflated ones. */
        private static byte[] asDeflated(byte[] archive, String name) {
            var text = new String(archive, StandardCharsets.ISO_8859_1);
            int local = text.indexOf(name) - 30;
            archive[local + 8] = 8;
            int central = text.lastIndexOf(name) - 46;
            archive[central + 10] = 8;
            return archive;
        }
    }
}
