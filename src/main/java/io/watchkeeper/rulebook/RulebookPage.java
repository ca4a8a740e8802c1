package io.watchkeeper.rulebook;

import java.util.List;

/** @param nextCursor where the next page begins, null on the last one */
public record RulebookPage(List<RulebookView> items, String nextCursor) {
    public RulebookPage {
        items = List.copyOf(items);
    }
}
