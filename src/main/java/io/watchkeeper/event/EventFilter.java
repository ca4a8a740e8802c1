package io.watchkeeper.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.problem.FilterReader;
import io.watchkeeper.problem.ProblemException;

/**
 * Which events, in which order, and how many. An empty set asks for every value.
 *
 * @param states never empty
 * @param from first instant of the last occurrence, inclusive
 * @param to exclusive
 * @param text part of the title or of the object's name, in any case
 * @param after the end of the page before this one
 */
public record EventFilter(
        Set<EventState> states,
        Set<Grade> grades,
        Set<String> scenarios,
        Set<String> objects,
        Set<String> sources,
        Set<SignalState> signals,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text,
        EventSort sort,
        int limit,
        Optional<EventCursor> after) {
    public static final int MOST = 500;
    public static final int USUAL = 50;
    private static final String ALL = "ALL";

    public EventFilter {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a filter names at least one state");
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to " + MOST + " events");
        }
        if (after.isPresent() && after.get().sort() != sort) {
            throw new IllegalArgumentException("a cursor goes on in the order that it was made in");
        }
        scenarios = Set.copyOf(scenarios);
        objects = Set.copyOf(objects);
        sources = Set.copyOf(sources);
    }

    /**
     * Reads query parameters: {@code state grade scenario object source signal} repeatable or with commas, and {@code from to q sort limit cursor}. Others
     * are left to whoever understands them.
     *
     * @param usual the order where none is asked for
     * @throws ProblemException of status 400 that names every value that cannot be used
     */
    public static EventFilter parse(Map<String, List<String>> parameters, EventSort usual) {
        var reader = new FilterReader(parameters, "events");
        var sort = reader.single("sort").flatMap(text -> reader.name("sort", text, EventSort.class));
        var from = reader.instant("from");
        var to = reader.instant("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            reader.flaw("to", "NOT_AFTER_FROM", "is not after from", "不晚于 from");
        }
        var states = states(reader);
        var grades = reader.names("grade", Grade.class);
        var scenarios = reader.texts("scenario");
        var objects = reader.texts("object");
        var sources = reader.texts("source");
        var signals = reader.names("signal", SignalState.class);
        var text = reader.single("q");
        var limit = reader.limit(MOST, USUAL);
        var order = sort.orElse(usual);
        var after = cursor(reader, order);
        reader.refuseFlaws();
        return new EventFilter(
                states, grades, scenarios, objects, sources, signals, from, to, text, order, limit, after);
    }

    /** The same question about one scenario only. */
    public EventFilter ofScenario(String scenario) {
        return new EventFilter(
                states, grades, Set.of(scenario), objects, sources, signals, from, to, text, sort, limit, after);
    }

    boolean asksForOpen() {
        return states.contains(EventState.DISCOVERED) || states.contains(EventState.IN_HANDLING);
    }

    /** What is left to ask of the completed half: a place among the open ones is none there. */
    EventFilter intoCompleted() {
        var there = after.filter(EventCursor::completed);
        return new EventFilter(
                states, grades, scenarios, objects, sources, signals, from, to, text, sort, limit, there);
    }

    private static Set<EventState> states(FilterReader reader) {
        var given = new ArrayList<>(reader.texts("state"));
        var all = EnumSet.allOf(EventState.class);
        var everything = given.removeIf(text -> text.toUpperCase(Locale.ROOT).equals(ALL));
        var found = EnumSet.noneOf(EventState.class);
        given.forEach(text -> reader.name("state", text, EventState.class, ALL).ifPresent(found::add));
        return everything || found.isEmpty() ? all : found;
    }

    private static Optional<EventCursor> cursor(FilterReader reader, EventSort order) {
        var text = reader.single("cursor");
        var cursor = text.flatMap(EventCursor::parse);
        if (text.isPresent() && cursor.isEmpty()) {
            reader.flaw("cursor", "UNKNOWN_CURSOR", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        } else if (cursor.isPresent() && cursor.get().sort() != order) {
            var made = cursor.get().sort();
            reader.flaw("cursor", "OTHER_ORDER", "was made with sort=" + made, "是按 sort=" + made + " 生成的");
            return Optional.empty();
        }
        return cursor;
    }
}
