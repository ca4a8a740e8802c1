package io.watchkeeper.object;

/** What an object is worth to the business. */
public enum Importance {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
