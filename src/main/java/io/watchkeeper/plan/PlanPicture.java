package io.watchkeeper.plan;

import java.util.List;

import io.watchkeeper.drawing.Drawing.Point;

/** The order of a plan's steps as it is drawn, in pixels. */
public record PlanPicture(long width, long height, List<Box> boxes, List<Way> ways) {
    public PlanPicture {
        boxes = List.copyOf(boxes);
        ways = List.copyOf(ways);
    }

    /**
     * @param part of the plan's file that it stands in: checks, steps or verify
     * @param does what kind of step it is, as in {@link PlanView.Step}
     * @param lines of its text, from the top
     * @param of what it does, by code; empty for what a person does
     */
    public record Box(
            String part,
            String id,
            String does,
            String name,
            long x,
            long y,
            long width,
            long height,
            List<Text> lines,
            Text of) {
        /** By which the outline knows it. */
        public String at() {
            return part + "." + id;
        }
    }

    /** @param y of the base line */
    public record Text(String text, long x, long y) {}

    /**
     * An arrow from one step to the one that waits for it.
     *
     * @param steps whether both are steps, so that the plan says so, and not the way in which it is carried out
     */
    public record Way(String from, String to, boolean steps, String path, Point start, Point middle, Point end) {}
}
