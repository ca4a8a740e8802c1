package io.watchkeeper.decision;

/**
 * The object that a signal speaks of.
 *
 * @param kind the label it was named by, or the kind that an inspection gave
 */
public record ObjectReference(String kind, String name) {}
