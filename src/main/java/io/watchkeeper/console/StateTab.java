package io.watchkeeper.console;

import java.util.Optional;

import io.watchkeeper.event.EventState;
import io.watchkeeper.event.OpenEventCounts;

/** The choices of state above the list of events. */
public enum StateTab {
    OPEN("DISCOVERED,IN_HANDLING"),
    DISCOVERED("DISCOVERED"),
    IN_HANDLING("IN_HANDLING"),
    COMPLETED("COMPLETED"),
    ALL("ALL");

    private final String value;

    StateTab(String value) {
        this.value = value;
    }

    /** As in the query. */
    public String value() {
        return value;
    }

    /** Whether somebody counts it: what only grows is not worth counting on every page. */
    public boolean counted() {
        return this != COMPLETED && this != ALL;
    }

    public long count(OpenEventCounts counts) {
        return this == OPEN ? counts.open() : counts.byState().get(EventState.valueOf(name()));
    }

    static Optional<StateTab> of(String value) {
        for (var tab : values()) {
            if (tab.value.equals(value)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }
}
