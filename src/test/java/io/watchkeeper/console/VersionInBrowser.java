package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What somebody who has signed in does with whole versions of the rulebook on their pages. */
record VersionInBrowser(Page page) {
    /** @return the path of a draft that is based on the version */
    String draftOf(long version) {
        page.navigate("/rulebooks/" + version);
        press(page, "Make a draft from this version");
        assertThat(page).hasURL(Pattern.compile(".*/rulebooks/(?!" + version + "$)\\d+$"));
        return page.url().replaceAll(".*(/rulebooks/\\d+).*", "$1");
    }

    void submit(String draft, String reason) {
        page.navigate(draft);
        page.locator("form[action$=submit] input[name=reason]").fill(reason);
        press(page, "Submit for approval");
        assertThat(page.locator("main")).containsText("another person has to approve it");
    }

    void approve(String draft) {
        page.navigate(draft);
        press(page, "Approve");
    }

    /** The one that the page shows. */
    void publish() {
        unfold("Publish");
        page.locator("form[action$=publish] button").click();
        assertThat(page.locator(".page-head .state-LIVE")).isVisible();
    }

    void rollBackTo(long version, String reason) {
        page.navigate("/rulebooks/" + version);
        unfold("Roll back");
        page.fill("#rollback-reason", reason);
        page.locator("form[action$=rollback] button").click();
        assertThat(page.locator("main")).containsText(reason);
    }

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }
}
