package io.watchkeeper.object;

/** How sure it is that an object is one. */
public enum ObjectState {
    /** Somebody imported, wrote or confirmed it. */
    CONFIRMED,
    /** Learned from signals or from a cluster; nobody has looked at it yet. */
    UNCONFIRMED,
    /** Learned, and somebody said that it is none; kept, so that it is not learned again. */
    DISMISSED
}
