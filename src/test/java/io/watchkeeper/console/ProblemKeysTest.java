package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;

/** From problem to problem without a mouse. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class ProblemKeysTest {
    @TestHTTPResource
    URL service;

    @Test
    void a_key_leads_to_the_next_problem_and_to_the_one_before_and_on_to_the_form_of_the_row() {
        var visitor = Visitor.signedIn("en");
        var draft = DraftOnPages.make(visitor);
        rename(visitor, draft, "CERTIFICATE-EXPIRY");
        rename(visitor, draft, "HOST-MEMORY");
        var table = draft.at("recommendation/recommendation.drl.csv").page();
        var cells =
                visitor.open(table).html().select("#problems a[href*='&at=']").eachText();
        assertThat(cells).hasSizeGreaterThan(1).doesNotHaveDuplicates();

        try (var chromium = new Chromium("http://" + service.getAuthority());
                var person = chromium.person(new Look("en", "light", 1280, true))) {
            var page = person.open(table);
            assertThat(page.locator("#problem-keys")).isVisible();

            page.keyboard().press("F8");
            isAt(page, cells.get(0));
            page.keyboard().press("F8");
            isAt(page, cells.get(1));
            page.keyboard().press("Shift+F8");
            isAt(page, cells.get(0));
            page.keyboard().press("Shift+F8");
            isAt(page, cells.get(cells.size() - 1));

            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/row\\?.*&row=" + row(cells.get(cells.size() - 1))));
            assertThat(person.complaints).isEqualTo(List.of());
        }
    }

    /** So that the tables that name the scenario are wrong. */
    private static void rename(Visitor visitor, DraftOnPages draft, String scenario) {
        var catalogue = draft.at("scenario/catalogue.csv");
        var found = visitor.open(catalogue.page() + "&q=" + scenario).html();
        var number = Integer.parseInt(found.expectFirst("tr:has(td:matchesOwn(^" + scenario + "$))")
                .id()
                .substring(4));
        assertThat(catalogue
                        .send(visitor, number, Map.of("cell-0", scenario + "-RENAMED"))
                        .statusCode())
                .isEqualTo(303);
    }

    private static void isAt(Page page, String cell) {
        assertThat(page).hasURL(Pattern.compile(".*&at=" + cell + "#row-" + row(cell)));
        assertThat(page.locator("#row-" + row(cell) + " th a")).isFocused();
    }

    private static String row(String cell) {
        return cell.replaceAll("\\D", "");
    }
}
