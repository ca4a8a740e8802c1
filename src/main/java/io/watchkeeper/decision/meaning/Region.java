package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts that a row is for: on each axis of its table what it lets pass, null for everything. */
final class Region {
    private final Allowed[] allowed;
    private final List<Axis> axes;

    Region(List<Axis> axes, Allowed[] allowed) {
        this.axes = axes;
        this.allowed = allowed;
    }

    /** Null where everything passes. */
    Allowed on(int axis) {
        return allowed[axis];
    }

    int axes() {
        return allowed.length;
    }

    boolean empty() {
        return emptyAxis() >= 0;
    }

    /** The first axis on which nothing passes, or -1. */
    int emptyAxis() {
        for (int axis = 0; axis < allowed.length; axis++) {
            if (allowed[axis] != null && allowed[axis].empty()) {
                return axis;
            }
        }
        return -1;
    }

    boolean contains(Region other) {
        for (int axis = 0; axis < allowed.length; axis++) {
            if (allowed[axis] != null
                    && (other.allowed[axis] == null || !allowed[axis].contains(other.allowed[axis]))) {
                return false;
            }
        }
        return true;
    }

    Region and(Region other) {
        var both = allowed.clone();
        for (int axis = 0; axis < both.length; axis++) {
            var others = other.allowed[axis];
            both[axis] = both[axis] == null ? others : others == null ? both[axis] : both[axis].and(others);
        }
        return new Region(axes, both);
    }

    /** Whether it is proven that no fact is in both. */
    boolean apart(Region other) {
        for (int axis = 0; axis < allowed.length; axis++) {
            boolean proves = !axes.get(axis).ofSeveral() && allowed[axis] != null && other.allowed[axis] != null;
            if (proves && allowed[axis].apart(other.allowed[axis])) {
                return true;
            }
        }
        return false;
    }

    /** The value of one fact on every axis; empty where none is known for certain. */
    Optional<List<Object>> sample() {
        var values = new ArrayList<Object>();
        for (int axis = 0; axis < allowed.length; axis++) {
            var passing = allowed[axis] == null ? anything(axes.get(axis)) : allowed[axis];
            passing.sample(axes.get(axis)).ifPresent(values::add);
        }
        return values.size() == allowed.length ? Optional.of(values) : Optional.empty();
    }

    static Allowed anything(Axis axis) {
        if (axis.flag()) {
            return Values.among(List.of(false, true));
        }
        return axis.words() ? Words.none(Set.of()) : Values.all();
    }

    /** Whether a fact with these values may be in it; false is proven. */
    boolean mayHold(List<Object> point) {
        for (int axis = 0; axis < allowed.length; axis++) {
            if (allowed[axis] != null && !allowed[axis].mayPass(point.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /** Whether something is asked on an axis. */
    boolean asks(int axis) {
        return allowed[axis] != null;
    }

    /** Whether both ask for words of their own: facts of both need the words of either, and few names hold them all. */
    boolean addsWords(Region other) {
        for (int axis = 0; axis < allowed.length; axis++) {
            if (allowed[axis] instanceof Words words
                    && other.allowed[axis] instanceof Words others
                    && !words.contains(others)
                    && !others.contains(words)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return Arrays.toString(allowed);
    }
}
