package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.rulebook.workbook.LibreOffice;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole round: downloaded, edited in LibreOffice, looked at, taken over, tested. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "soffice", debianPackage = "libreoffice-calc-nogui")
class LibreOfficeUploadTest {
    private static final String GRADING = "?file=grading%2Fgrading.drl.csv";
    private static final String RULE = "An unclassified critical signal outside production is medium";

    @Test
    void a_workbook_that_libreoffice_saved_is_previewed_taken_over_and_tested(@TempDir Path folder) throws Exception {
        var visitor = Visitor.signedIn("en");
        var draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        var before = visitor.get(draft + "/download.csv" + GRADING).asString();
        var downloaded = visitor.get(draft + "/download.xlsx" + GRADING).asByteArray();

        var saved = new LibreOffice(folder)
                .edit(
                        downloaded,
                        flat -> flat.replaceFirst("<text:p>" + RULE + "</text:p>", "<text:p>Edited in 表格</text:p>"));

        var form = visitor.open(draft + GRADING).expectForm("form[action$=upload]");
        var preview = visitor.follow(visitor.send(form, "grading.drl.xlsx", saved));
        assertThat(preview.html().select("tbody th").eachText()).containsExactly("Changed");
        assertThat(preview.html().select("tbody del").text()).isEqualTo(RULE);
        assertThat(preview.html().select("tbody ins").text()).isEqualTo("Edited in 表格");

        var taken = visitor.send(preview.expectForm("form[action$=take]"), Map.of("whole", "true"));
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(visitor.get(draft + "/download.csv" + GRADING).asString())
                .isEqualTo(before.replace(RULE, "Edited in 表格"));
        assertThat(visitor.open(draft + "/check").text()).contains("test scenarios met, 0 not");
    }
}
