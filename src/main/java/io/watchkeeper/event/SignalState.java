package io.watchkeeper.event;

/** Whether any member of the event still fires. An event may be completed while it fires, and resolved while nobody looked. */
public enum SignalState {
    FIRING,
    RESOLVED
}
