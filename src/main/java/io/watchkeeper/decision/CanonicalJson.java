package io.watchkeeper.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanHistory;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.facts.Signal;

/**
 * Decisions as text: keys sorted, no ids, no time, numbers without exponent or trailing zeros, so that equal decisions are equal texts. A store may reorder
 * the keys; {@link #canonical} puts them back.
 */
public final class CanonicalJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int DIGITS_OF_LONG = 18;

    private static final TypeReference<TreeMap<String, Object>> TREE = new TypeReference<>() {};

    private CanonicalJson() {}

    /** All that was decided, and all that a replay needs: the signal and the context. */
    public static String of(Verdict verdict) {
        var tree = known(verdict);
        tree.putAll(tree(Trace.of(verdict)));
        return write(tree);
    }

    /** The part of it that a replay needs, which is each signal's own: the signal, the context and the time. */
    public static String ofKnown(Verdict verdict) {
        return write(known(verdict));
    }

    /** The other part, which alike signals share. */
    public static String of(Trace trace) {
        return write(tree(trace));
    }

    /** A signal by itself, for one that could not be decided yet. */
    public static String of(Signal signal) {
        return write(tree(signal));
    }

    /** The same content in the canonical order of keys. */
    public static String canonical(String json) {
        return write(read(json));
    }

    public static Signal signal(String json) {
        return (Signal) fact(read(json));
    }

    /**
     * The members of a JSON object, numbers as they are written.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static SortedMap<String, Object> read(String json) {
        try {
            return JSON.readValue(json, TREE);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not a stored decision", broken);
        }
    }

    private static SortedMap<String, Object> known(Verdict verdict) {
        var recognition = verdict.situation().recognition();
        var tree = new TreeMap<String, Object>();
        tree.put("signal", tree(recognition.signal()));
        tree.put("context", tree(verdict.situation().context()));
        recognition.at().ifPresent(at -> tree.put("at", at.toString()));
        return tree;
    }

    private static SortedMap<String, Object> tree(Trace trace) {
        var tree = new TreeMap<String, Object>();
        trace.scenario().ifPresent(scenario -> tree.put("scenario", tree(scenario)));
        trace.suppression().ifPresent(reason -> tree.put("suppression", tree(reason)));
        tree.put("outcome", trace.outcome().name());
        tree.put("outcomeReason", tree(trace.outcomeReason()));
        trace.storm().ifPresent(reason -> tree.put("storm", tree(reason)));
        trace.grade()
                .ifPresent(grading ->
                        tree.put("grade", Map.of("grade", grading.grade().name(), "reason", tree(grading.reason()))));
        tree.put(
                "recommendations",
                trace.recommendations().stream()
                        .map(plan -> Map.of("plan", plan.plan(), "rank", plan.rank(), "reason", tree(plan.reason())))
                        .toList());
        tree.put("firings", trace.firings().stream().map(CanonicalJson::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Trace.Recognised scenario) {
        return Map.of(
                "code", scenario.code(),
                "domain", scenario.domain(),
                "level", scenario.level().name());
    }

    static SortedMap<String, Object> tree(Fact fact) {
        var type = FactType.of(fact.getClass());
        var tree = new TreeMap<String, Object>();
        tree.put("type", type.name());
        for (var component : type.components()) {
            if (!component.name().equals("signal")) {
                tree.put(component.name(), plain(component.read(fact)));
            }
        }
        return tree;
    }

    private static Map<String, Object> tree(Firing firing) {
        return Map.of(
                "stage", firing.stage().name(),
                "rule", firing.rule(),
                "table", firing.table(),
                "row", firing.row(),
                "priority", firing.priority(),
                "cells", firing.cells(),
                "decision", tree(firing.decision()));
    }

    private static Map<String, Object> tree(Reason reason) {
        return Map.of("code", reason.code(), "arguments", reason.arguments());
    }

    private static Map<String, Object> tree(EventContext context) {
        var plain = Map.<String, Object>of(
                "episodeKnown", context.episodeKnown(),
                "event", context.event().name(),
                "occurrences", context.occurrences(),
                "firing", context.firing(),
                "openSeconds", context.openSeconds(),
                "completedSecondsAgo", context.completedSecondsAgo(),
                "reopenWithinSeconds", context.reopenWithinSeconds(),
                "openedLately", context.openedLately(),
                "windowSeconds", context.windowSeconds());
        if (context.changes().isEmpty()
                && context.diagnosis().isEmpty()
                && context.tried().isEmpty()) {
            return plain;
        }
        // told only where there are any: decisions of before these were known read the same
        var whole = new TreeMap<>(plain);
        if (!context.changes().isEmpty()) {
            whole.put(
                    "changes",
                    context.changes().stream().map(CanonicalJson::tree).toList());
        }
        context.diagnosis().ifPresent(found -> whole.put("diagnosis", found.tree()));
        if (!context.tried().isEmpty()) {
            whole.put("tried", context.tried().stream().map(CanonicalJson::tree).toList());
        }
        return whole;
    }

    static EventContext context(Map<String, Object> tree) {
        return new EventContext(
                (Boolean) tree.get("episodeKnown"),
                EventContext.EventPresence.valueOf((String) tree.get("event")),
                number(tree, "occurrences"),
                number(tree, "firing"),
                number(tree, "openSeconds"),
                number(tree, "completedSecondsAgo"),
                number(tree, "reopenWithinSeconds"),
                number(tree, "openedLately"),
                number(tree, "windowSeconds"),
                facts(tree, "changes", PlannedChange.class),
                Optional.ofNullable(tree.get("diagnosis")).map(found -> DiagnosisFound.of(map(found))),
                facts(tree, "tried", PlanHistory.class));
    }

    private static <T extends Fact> List<T> facts(Map<String, Object> tree, String name, Class<T> type) {
        return ((List<?>) tree.getOrDefault(name, List.of()))
                .stream().map(fact -> type.cast(fact(map(fact)))).toList();
    }

    private static long number(Map<String, Object> tree, String name) {
        return ((Number) tree.get(name)).longValue();
    }

    static Fact fact(Map<String, Object> tree) {
        var type = FactType.named((String) tree.get("type")).orElseThrow();
        var values = new ArrayList<Object>();
        for (var component : type.components()) {
            values.add(component.name().equals("signal") ? "" : value(component, tree.get(component.name())));
        }
        return type.make(values.toArray());
    }

    private static Object value(FactField component, Object written) {
        return switch (component.kind()) {
            case LONG -> ((Number) written).longValue();
            case DOUBLE -> ((Number) written).doubleValue();
            case TOKENS -> new TreeSet<>((List<?>) written);
            case TEXT, BOOLEAN, MAP -> written;
        };
    }

    private static Object plain(Object value) {
        return value instanceof Double number ? plain(BigDecimal.valueOf(number).stripTrailingZeros()) : value;
    }

    /** What is too large to be read back as a whole number is told from one by its fraction. */
    private static BigDecimal plain(BigDecimal number) {
        return number.precision() - number.scale() > DIGITS_OF_LONG ? number.setScale(1) : number;
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    static SortedMap<String, Object> map(Object written) {
        return new TreeMap<>((Map<String, Object>) written);
    }

    private static String write(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can always be written", impossible);
        }
    }
}
