package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who touches the screen: the tree CLOCK that {@link TreeByMouse} has built. */
final class TreeByTouch {
    private static final int FRAMES = 300;

    private final Page page;
    private final CDPSession screen;

    TreeByTouch(Page page) {
        this.page = page;
        this.screen = page.context().newCDPSession(page);
    }

    void dragsABranchAndTakesItBack(String draft) {
        page.navigate(draft + "/trees/CLOCK/edit");
        drawing().scrollIntoViewIfNeeded();
        grip().scrollIntoViewIfNeeded();
        dragOnto(page.locator("svg a[data-drop=CLOCK-MANY]"));
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → CLOCK-MANY");
        page.locator("#undo").tap();
        assertThat(page.locator("#node-CLOCK-HOSTS")).containsText("no answer, error → UNKNOWN");
    }

    /** What is no dot scrolls under the finger, and a dot that is tapped selects its branch. */
    void scrollsAndTaps() {
        drawing().scrollIntoViewIfNeeded();
        drawing().evaluate("it => it.scrollTo(0, 0)");
        assertThat((Boolean) drawing().evaluate("it => it.scrollWidth > it.clientWidth"))
                .isTrue();
        var from = middle(page.locator("svg a[data-drop=CLOCK-OTHERS]"));
        touch("touchStart", from);
        for (int moved = 20; moved <= 100; moved += 20) {
            touch("touchMove", new Point(from.x - moved, from.y));
        }
        touch("touchEnd");
        page.waitForFunction("() => document.getElementById('picture').scrollLeft > 20");
        assertThat(page.locator("line.rubber")).hasCount(0);
        grip().scrollIntoViewIfNeeded();
        grip().tap();
        assertThat(page.locator("#selected")).containsText("CLOCK-HOSTS: no answer");
    }

    private record Point(double x, double y) {}

    private Locator drawing() {
        return page.locator("#picture");
    }

    /** The dot at the end of a branch. */
    private Locator grip() {
        var branch = page.locator("svg a.answer[aria-label^='Branch of CLOCK-HOSTS: no answer']");
        return page.locator("circle.grip[data-drag='" + branch.getAttribute("data-drag") + "']");
    }

    private static Point middle(Locator element) {
        var box = element.boundingBox();
        return new Point(box.x + box.width / 2, box.y + box.height / 2);
    }

    /** The finger waits at the edge of the drawing until the node is seen. */
    private void dragOnto(Locator node) {
        var seen = drawing().boundingBox();
        touch("touchStart", middle(grip()));
        for (int frame = 0; frame < FRAMES; frame++) {
            var at = middle(node);
            touch(
                    "touchMove",
                    new Point(
                            Math.min(Math.max(at.x, seen.x + 2), seen.x + seen.width - 2),
                            Math.min(Math.max(at.y, seen.y + 2), seen.y + seen.height - 2)));
            page.evaluate("() => new Promise(requestAnimationFrame)");
            if (at.equals(middle(node)) && page.locator("svg a.target").count() == 1) {
                break;
            }
        }
        touch("touchEnd");
    }

    private void touch(String what, Point... fingers) {
        var points = new JsonArray();
        for (var finger : fingers) {
            var point = new JsonObject();
            point.addProperty("x", finger.x);
            point.addProperty("y", finger.y);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", what);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
