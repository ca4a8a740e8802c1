package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** Somebody who has no mouse: goes from one thing to the next by Tab, chooses by typing, presses by Enter. */
final class TreeByKeyboard {
    private static final int FAR = 600;

    private final Page page;

    TreeByKeyboard(Page page) {
        this.page = page;
    }

    void build(String draft) {
        page.navigate(draft + "/trees");
        type("#code", "CLOCK");
        type("#name-en", "Why is the clock off?");
        type("#name-zh", "时钟为何偏移？");
        type("#node", "CLOCK-OTHERS");
        type("#check", "MANY-FAIL");
        type("#scenarios", "HOST-TIME-DRIFT");
        press("#new-tree");
        add("CLOCK-OTHERS", "any answer");
        type("#question-node", "CLOCK-HOSTS");
        type("#question-check", "HOSTS-LOST");
        press("#add-question");
        chosen("CLOCK-HOSTS");

        press("#node-CLOCK-HOSTS a[aria-label^='Branch of CLOCK-HOSTS: any answer']");
        chosen("CLOCK-HOSTS: any answer");
        press("details:has(#split) > summary");
        type("#split-value", "1");
        press("#split");
        conclude("CLOCK-HOSTS", "< 1", "CLOCK-ALONE", "MONITORING-BLIND");
        conclude("CLOCK-HOSTS", "≥ 1", "CLOCK-MANY", "HOST-UNREACHABLE");
    }

    private void conclude(String node, String answers, String code, String cause) {
        add(node, answers);
        type("#conclusion-node", code);
        type("#add-cause", cause);
        type("#add-plan-1", "EXAMINE");
        press("#add-conclusion");
        chosen(code);
    }

    private void add(String node, String answers) {
        press("#node-" + node + " a[aria-label='Add on the branch of " + node + ": " + answers + "']");
        page.locator("#question-node").waitFor();
    }

    void movesABranchAndTakesItBack() {
        press("svg a[data-drop=CLOCK-HOSTS]");
        chosen("CLOCK-HOSTS");
        press("svg a[aria-label^='Branch of CLOCK-HOSTS: no answer']");
        chosen("CLOCK-HOSTS: no answer, error");
        type("#move-next", "CLOCK-ALONE");
        press("#move");
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → CLOCK-ALONE");
        page.keyboard().press("Control+z");
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → UNKNOWN");
    }

    private void chosen(String text) {
        assertThat(page.locator("#selected")).containsText(text);
        assertThat(page.locator("#selected")).isFocused();
    }

    private void type(String field, String text) {
        go(field);
        page.keyboard().type(text);
    }

    private void press(String button) {
        go(button);
        page.keyboard().press("Enter");
    }

    private void go(String element) {
        page.locator(element).waitFor();
        for (int step = 0; step < FAR; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", element)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + element);
    }
}
