package io.watchkeeper.drawing;

/**
 * A line to be led from one box to another, by their ids.
 *
 * @param labelWidth room for a text beside it, in pixels; 0 for none
 */
public record Line(String from, String to, double labelWidth) {
    public Line(String from, String to) {
        this(from, to, 0);
    }
}
