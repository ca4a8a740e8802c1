package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who points, clicks and drags: the tree CLOCK of five nodes. */
final class TreeByMouse {
    private final Page page;

    TreeByMouse(Page page) {
        this.page = page;
    }

    void build(String draft) {
        page.navigate(draft + "/trees");
        page.fill("#code", "CLOCK");
        page.fill("#name-en", "Why is the clock off?");
        page.fill("#name-zh", "时钟为何偏移？");
        page.fill("#node", "CLOCK-OTHERS");
        page.selectOption("#check", "MANY-FAIL");
        page.fill("#scenarios", "HOST-TIME-DRIFT");
        page.click("#new-tree");
        add("CLOCK-OTHERS", "any answer");
        page.fill("#question-node", "CLOCK-HOSTS");
        page.selectOption("#question-check", "HOSTS-LOST");
        page.click("#add-question");
        chosen("CLOCK-HOSTS");

        branch("CLOCK-HOSTS", "any answer").click();
        chosen("CLOCK-HOSTS: any answer");
        page.click("details:has(#split) > summary");
        page.fill("#split-value", "1");
        page.click("#split");
        conclude("CLOCK-HOSTS", "< 1", "CLOCK-ALONE", "MONITORING-BLIND");
        conclude("CLOCK-HOSTS", "≥ 1", "CLOCK-MANY", "HOST-UNREACHABLE");
        assertThat(page.locator("section[aria-labelledby=outline] li[id]")).hasCount(5);
    }

    private void conclude(String node, String answers, String code, String cause) {
        add(node, answers);
        page.fill("#conclusion-node", code);
        page.selectOption("#add-cause", cause);
        page.selectOption("#add-plan-1", "EXAMINE");
        page.click("#add-conclusion");
        chosen(code);
    }

    private void add(String node, String answers) {
        page.locator("svg a.add[aria-label='Add on the branch of " + node + ": " + answers + "']")
                .click();
        page.locator("#question-node").waitFor();
    }

    private Locator branch(String node, String answers) {
        return page.locator("svg a.answer[aria-label^='Branch of " + node + ": " + answers + "']");
    }

    private void chosen(String text) {
        assertThat(page.locator("#selected")).containsText(text);
    }

    void dragsABranchAndTakesItBack() {
        var none = branch("CLOCK-HOSTS", "no answer");
        var grip = page.locator("circle.grip[data-drag='" + none.getAttribute("data-drag") + "']");
        drag(grip, page.locator("svg a[data-drop=CLOCK-ALONE]"));
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → CLOCK-ALONE");
        page.keyboard().press("Control+z");
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → UNKNOWN");
        page.keyboard().press("Control+y");
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → CLOCK-ALONE");
        page.click("#undo");
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → UNKNOWN");
    }

    private void drag(Locator from, Locator to) {
        from.scrollIntoViewIfNeeded();
        var begin = from.boundingBox();
        var end = to.boundingBox();
        page.mouse().move(begin.x + begin.width / 2, begin.y + begin.height / 2);
        page.mouse().down();
        page.mouse().move(end.x + end.width / 3, end.y + end.height / 3);
        assertThat(page.locator("line.rubber")).hasCount(1);
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2);
        page.mouse().up();
    }

    void folds() {
        page.locator("svg a[data-drop=CLOCK-HOSTS]").click();
        page.click("#fold");
        assertThat(page.locator("svg a[data-drop=CLOCK-ALONE]")).hasCount(0);
        page.click("#fold");
        assertThat(page.locator("svg a[data-drop=CLOCK-ALONE]")).hasCount(1);
    }

    /** The way lights up while one types, and what was typed is kept. */
    void triesAndKeeps(String draft) {
        page.navigate(draft + "/trees/CLOCK/edit");
        page.locator("#evidence").pressSequentially("CLOCK-OTHERS = 0");
        assertThat(page.locator("svg .ANSWERED")).hasCount(1);
        page.locator("#evidence").pressSequentially("; CLOCK-HOSTS = 0");
        assertThat(page.locator("svg .CONCLUDED")).hasCount(1);
        assertThat(page.locator("#evidence")).isFocused();
        page.fill("#test-name", "A clock that is off alone");
        page.click("#keep-test");
        assertThat(page.locator("#node-CLOCK-ALONE")).containsText("1 test scenarios come by");
    }
}
