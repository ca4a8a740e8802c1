package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

import io.watchkeeper.testing.NeedsProgram;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What LibreOffice saves is accepted. */
@NeedsProgram(program = "soffice", debianPackage = "libreoffice-calc-nogui")
class LibreOfficeTest {
    @TempDir
    Path folder;

    @Test
    void what_libreoffice_saves_holds_the_edited_cells_and_nothing_else_new() throws Exception {
        var form = Forms.builtIn("grading/grading.drl.csv");
        var row = form.text().lines().skip(form.firstRow()).findFirst().orElseThrow();
        var saved = new LibreOffice(folder).edit(TableFiles.workbook(form), flat -> {
            var edited = flat.replaceFirst(
                    "<text:p>An unclassified critical signal outside production is medium</text:p>",
                    "<text:p>Edited in 表格</text:p>");
            edited = edited.replaceFirst(
                    "office:value=\"530\"([^>]*>\\s*)<text:p>530<", "office:value=\"531\"$1<text:p>531<");
            assertThat(edited.contains("Edited in") && edited.contains("<text:p>531<"))
                    .as("both cells are edited")
                    .isTrue();
            return edited;
        });
        var expected = row.replaceFirst("[^,]*,530", "Edited in 表格,531");
        assertThat(Forms.read(saved, form)).isEqualTo(form.text().replace(row, expected));
        keepsWhatPeopleSee(saved, form);
        assertThat(Forms.read(TableFiles.edit(saved, form, java.util.Map.of("B8", "530")), form))
                .isEqualTo(form.text().replace(row, expected.replace("531", "530")));
    }

    @Test
    void a_day_that_was_chosen_in_libreoffice_comes_back_as_the_table_writes_it() throws Exception {
        var form = Forms.dated(
                "Now,3,grade,,01-Mar-2027,x,HIGH,OUTSIDE_PRODUCTION",
                "Then,2,grade,29-Feb-2028,,x,LOW,OUTSIDE_PRODUCTION");

        var saved = new LibreOffice(folder).edit(TableFiles.workbook(form), flat -> {
            assertThat(flat).contains("office:date-value=\"2027-03-01\"", "<text:p>01-Mar-2027</text:p>");
            return flat.replace("office:date-value=\"2027-03-01\"", "office:date-value=\"2026-12-24\"");
        });

        assertThat(Forms.read(saved, form)).isEqualTo(form.text().replace("01-Mar-2027", "24-Dec-2026"));
    }

    private static void keepsWhatPeopleSee(byte[] saved, TableForm form) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(saved))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getDataValidations()).hasSizeGreaterThan(8);
            assertThat(sheet.getProtect()).isTrue();
            assertThat(sheet.getCellComment(new CellAddress(form.firstRow() - 1, 1))
                            .getString()
                            .getString())
                    .contains("整数");
        }
    }
}
