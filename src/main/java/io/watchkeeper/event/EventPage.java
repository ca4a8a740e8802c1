package io.watchkeeper.event;

import java.util.List;

/**
 * Some events of a list.
 *
 * @param nextCursor where the next page begins, null on the last one
 */
public record EventPage(List<RiskEventView> items, String nextCursor) {
    public EventPage {
        items = List.copyOf(items);
    }
}
