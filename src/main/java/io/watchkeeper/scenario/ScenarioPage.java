package io.watchkeeper.scenario;

import java.util.List;

/** @param nextCursor where the next page begins, null on the last one */
public record ScenarioPage(List<ScenarioView> items, String nextCursor) {
    public ScenarioPage {
        items = List.copyOf(items);
    }
}
