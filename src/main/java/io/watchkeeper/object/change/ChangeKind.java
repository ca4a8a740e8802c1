package io.watchkeeper.object.change;

/** What kind of change it is. */
public enum ChangeKind {
    RELEASE,
    FREEZE,
    MAINTENANCE
}
