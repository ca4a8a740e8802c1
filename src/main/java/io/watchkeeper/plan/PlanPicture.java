package io.watchkeeper.plan;

import java.util.List;

/** The order of a plan's steps as it is drawn, in pixels. */
public record PlanPicture(long width, long height, List<Box> boxes, List<String> paths) {
    public PlanPicture {
        boxes = List.copyOf(boxes);
        paths = List.copyOf(paths);
    }

    /**
     * @param does what kind of step it is, as in {@link PlanView.Step}
     * @param lines of its text, from the top
     * @param of what it does, by code; empty for what a person does
     */
    public record Box(String does, long x, long y, long width, long height, List<Text> lines, Text of) {}

    /** @param y of the base line */
    public record Text(String text, long x, long y) {}
}
