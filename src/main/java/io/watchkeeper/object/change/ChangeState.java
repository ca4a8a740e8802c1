package io.watchkeeper.object.change;

/** Where a change stands at a moment. */
public enum ChangeState {
    PLANNED,
    OPEN,
    ENDED
}
