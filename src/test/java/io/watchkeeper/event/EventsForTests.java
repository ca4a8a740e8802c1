package io.watchkeeper.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Grade;

/** Events for the tests of other features. */
@Singleton
public class EventsForTests {
    private final EventTable table;

    EventsForTests(EventTable table) {
        this.table = table;
    }

    public void clear() {
        table.clear();
    }

    /** @return their ids, the one that occurred last first */
    public List<String> ofScenario(String code, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var row = EventRow.of(Grade.values()[i % 5], EventRow.EIGHT.plusSeconds(i));
            ids.add(table.insert(row.from(code, "alertmanager")));
        }
        Collections.reverse(ids);
        return ids;
    }
}
