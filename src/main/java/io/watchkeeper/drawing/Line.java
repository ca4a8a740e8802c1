package io.watchkeeper.drawing;

/** A line to be led from one box to another, by their ids. */
public record Line(String from, String to) {}
