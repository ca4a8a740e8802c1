package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** What axe finds on a page as it is shown now. */
final class Axe {
    private static final Map<String, Object> OPTIONS = Map.of(
            "runOnly",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            // or it describes thousands of cells that are as they should be, and that is most of its time
            "resultTypes",
            List.of("violations"),
            "preload",
            false);

    private static final String RUN =
            """
            options => axe.run(document, options).then(found => found.violations
              .filter(violation => ['serious', 'critical'].includes(violation.impact))
              .map(({id, nodes}) => `${id} (${nodes.length}): ${nodes[0].html} ${nodes[0].failureSummary}`))
            """;

    private Axe() {}

    /** The grave ones, each with the first element that has it. */
    static List<String> violations(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN, OPTIONS))
                .stream().map(String.class::cast).toList();
    }
}
