package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upload is looked at row by row before any of it is stored. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class UploadPagesTest {
    private static final String GRADING = "?file=grading%2Fgrading.drl.csv";
    private static final String NEW =
            "In the lab a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,qa-lab,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final String FIRST_ROW = "An unclassified critical signal outside production is medium";
    private static final String SECOND_ROW = "An unclassified error outside production is low";

    @Inject
    Colleagues colleagues;

    private Visitor visitor;
    private String draft;

    @BeforeEach
    void makeDraft() {
        visitor = Visitor.signedIn("en");
        draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
    }

    private String table() {
        return visitor.get(draft + "/download.csv" + GRADING).asString();
    }

    private Visitor.Page upload(String csv) {
        return upload("grading.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private Visitor.Page upload(String name, byte[] file) {
        var form = visitor.open(draft + GRADING).expectForm("form[action$=upload]");
        var answer = visitor.send(form, name, file);
        return answer.statusCode() == 303 ? visitor.follow(answer) : visitor.page(answer);
    }

    private static String line(String csv, String rule) {
        return csv.lines().filter(line -> line.startsWith(rule)).findFirst().orElseThrow();
    }

    /** One row changed, one gone, one moved to the end, one new. */
    private static String edited(String csv) {
        var last = csv.stripTrailing().lines().reduce((one, other) -> other).orElseThrow();
        return csv.replace(line(csv, FIRST_ROW), line(csv, FIRST_ROW).replace("MEDIUM", "HIGH"))
                .replace(line(csv, SECOND_ROW) + "\n", "")
                .replace(last, NEW + "\n" + last);
    }

    @Test
    void a_preview_shows_each_row_that_differs_and_stores_nothing_before_it_is_taken_over() {
        var before = table();
        var page = upload(edited(before));

        assertThat(page.html().select("tbody th").eachText()).containsExactlyInAnyOrder("Changed", "Removed", "Added");
        assertThat(page.html().select("tr:contains(Changed) del").text()).isEqualTo("MEDIUM");
        assertThat(page.html().select("tr:contains(Changed) ins").text()).isEqualTo("HIGH");
        assertThat(table()).isEqualTo(before);

        var taken = visitor.send(page.expectForm("form[action$=take]"), Map.of("whole", "true"));
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(table()).isEqualTo(edited(before));
        assertThat(visitor.follow(taken).text()).contains("stored");
    }

    @Test
    void rows_are_taken_over_one_by_one() {
        var before = table();
        var form = upload(edited(before)).expectForm("form[action$=take]");
        form.select("tr:not(:contains(Added)) input").removeAttr("checked");

        assertThat(visitor.send(form, Map.of()).statusCode()).isEqualTo(303);

        assertThat(table().lines().toList())
                .hasSize(before.lines().toList().size() + 1)
                .contains(NEW)
                .containsAll(before.lines().toList());
    }

    @Test
    void a_row_with_an_error_names_it_and_may_be_left_out() {
        var before = table();
        var page = upload(edited(before) + NEW.replace("INFO", "INFOO").replace("In the lab", "In the hall") + "\n");

        assertThat(page.text()).contains("cannot be taken over whole", "Try: INFO");
        assertThat(page.html().select("[name=whole]")).isEmpty();
        assertThat(page.html().select("tr:contains(Added) input[checked]")).hasSize(1);
        var form = page.expectForm("form[action$=take]");
        var refused = visitor.page(visitor.send(form, Map.of("whole", "true")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[role=alert]").text()).contains("INFOO");
        assertThat(table()).isEqualTo(before);

        assertThat(visitor.send(form, Map.of()).statusCode()).isEqualTo(303);
        assertThat(table()).isEqualTo(edited(before));
    }

    @Test
    void a_draft_that_moved_in_between_is_told_and_compared_anew() {
        var before = table();
        var page = upload(before.stripTrailing() + "\n" + NEW + "\n");
        var other = upload(
                before.replace(line(before, FIRST_ROW), line(before, FIRST_ROW).replace("MEDIUM", "LOW")));
        assertThat(other.html().select("tbody th").eachText()).containsExactly("Changed");
        var overtaken = visitor.page(visitor.send(page.expectForm("form[action$=take]"), Map.of("whole", "true")));
        assertThat(overtaken.status())
                .as("a second upload of the table takes the place of the first")
                .isEqualTo(404);

        var li = upload(before.stripTrailing() + "\n" + NEW + "\n");
        changeElsewhere(before);
        var late = visitor.page(visitor.send(li.expectForm("form[action$=take]"), Map.of("whole", "true")));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text()).contains("Somebody else has changed the table of the draft since");
        var form = late.expectForm("form[action$=take]");
        form.select("tr:not(:contains(Added)) input").removeAttr("checked");
        assertThat(visitor.send(form, Map.of()).statusCode()).isEqualTo(303);
        assertThat(table()).contains(NEW).contains(line(before, FIRST_ROW).replace("MEDIUM", "LOW"));
    }

    private void changeElsewhere(String before) {
        var colleague = person("uploads-colleague");
        var form = colleague.open(draft + GRADING).expectForm("form[action$=upload]");
        var csv =
                before.replace(line(before, FIRST_ROW), line(before, FIRST_ROW).replace("MEDIUM", "LOW"));
        var preview = colleague.follow(colleague.send(form, "grading.csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(colleague
                        .send(preview.expectForm("form[action$=take]"), Map.of("whole", "true"))
                        .statusCode())
                .isEqualTo(303);
    }

    private Visitor person(String name) {
        var password = "a long password of the tests";
        colleagues.person(name, password, List.of("analyst"));
        return Visitor.signedIn("en", name, password);
    }

    @Test
    void an_upload_is_its_persons_own_and_may_be_called_off() {
        var before = table();
        var page = upload(edited(before));
        var form = page.expectForm("form[action$=take]");
        var address = form.attr("action").replace("/take", "");
        assertThat(visitor.open(address).status()).isEqualTo(200);
        assertThat(person("uploads-stranger").open(address).status()).isEqualTo(404);

        form.attr("action", address + "/cancel");
        assertThat(visitor.send(form, Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.open(address).status()).isEqualTo(404);
        assertThat(table()).isEqualTo(before);
    }

    @Test
    void a_person_has_a_few_uploads_waiting_and_no_more() {
        var first = upload(edited(table()))
                .expectForm("form[action$=take]")
                .attr("action")
                .replace("/take", "");
        for (int other = 0; other < 8; other++) {
            makeDraft();
            upload(edited(table()));
        }

        assertThat(visitor.open(first).status()).isEqualTo(404);
    }

    @Test
    void a_workbook_that_is_taken_over_whole_keeps_its_comments() throws IOException {
        var workbook = visitor.get(draft + "/download.xlsx" + GRADING).asByteArray();
        var page = upload("grading.xlsx", withComment(workbook, "Ask Li before you change this"));
        assertThat(page.text()).contains("No row differs");

        assertThat(visitor.send(page.expectForm("form[action$=take]"), Map.of("whole", "true"))
                        .statusCode())
                .isEqualTo(303);

        try (var kept = new XSSFWorkbook(new ByteArrayInputStream(
                visitor.get(draft + "/download.xlsx" + GRADING).asByteArray()))) {
            assertThat(kept.getSheetAt(0)
                            .getCellComment(new CellAddress("A9"))
                            .getString()
                            .getString())
                    .isEqualTo("Ask Li before you change this");
        }
    }

    private static byte[] withComment(byte[] workbook, String text) throws IOException {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var sheet = open.getSheetAt(0);
            var make = open.getCreationHelper();
            var comment = sheet.createDrawingPatriarch().createCellComment(make.createClientAnchor());
            comment.setString(make.createRichTextString(text));
            comment.setAddress(new CellAddress("A9"));
            var bytes = new ByteArrayOutputStream();
            open.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void what_is_no_table_is_refused_at_once() {
        assertThat(upload("RuleSet,other\n").status()).isEqualTo(422);
        assertThat(upload("grading.xlsx", new byte[] {1, 2, 3}).status()).isEqualTo(422);
        assertThat(visitor.open("/rulebooks/1/uploads/0").status()).isEqualTo(404);
    }
}
