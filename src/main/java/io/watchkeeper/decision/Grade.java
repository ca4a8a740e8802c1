package io.watchkeeper.decision;

/** How grave an event is, worst first. */
public enum Grade {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO
}
