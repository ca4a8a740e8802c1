package io.watchkeeper.rulebook.merge;

/**
 * What both sides changed, each in its own way.
 *
 * @param row in the draft's sheet, counted from 1; 0 for a row that the draft has not, and for a whole file
 * @param name of the row, empty for a whole file
 */
public record Conflict(String file, int row, String name) {}
