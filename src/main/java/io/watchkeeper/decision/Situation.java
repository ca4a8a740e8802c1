package io.watchkeeper.decision;

/** A recognised signal and what the store knows about its event: all that the second half reads. */
public record Situation(Recognition recognition, EventContext context) {}
