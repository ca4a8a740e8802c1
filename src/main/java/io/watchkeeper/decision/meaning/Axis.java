package io.watchkeeper.decision.meaning;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.Sortable;
import io.watchkeeper.decision.table.TableSchema;

/**
 * What one or several columns look at: a component of a fact, an entry of a map, or the time of the decision.
 *
 * @param owner the variable of the fact, empty for the first one of the table
 * @param field null for the time
 * @param key of the map entry, else empty
 */
record Axis(String owner, FactField field, String key) {
    /** Stands for a map entry that is not there. */
    static final Object ABSENT = new Object();
    /** In whole seconds. */
    static final Axis TIME = new Axis("", null, "");

    static Axis of(Condition condition, TableSchema schema) {
        return new Axis(owner(condition, schema), condition.field(), condition.key());
    }

    /** Whether a row needs a further fact at all. */
    static Axis joined(Condition condition, TableSchema schema) {
        var type = schema.objects().get(condition.object()).type();
        return new Axis(owner(condition, schema), type.fields().get("signal"), "joined");
    }

    private static String owner(Condition condition, TableSchema schema) {
        return condition.object() == 0
                ? ""
                : schema.objects().get(condition.object()).variable();
    }

    /** Whether it is of a further fact, of which a signal may have several: one row may be for one of them and another row for another. */
    boolean ofSeveral() {
        return !owner.isEmpty();
    }

    boolean number() {
        return this == TIME || whole() || field.kind() == FactField.Kind.DOUBLE;
    }

    /** Whether its numbers have no fractions and begin at 0, as counts and minutes do. */
    boolean whole() {
        return field != null && field.kind() == FactField.Kind.LONG;
    }

    boolean flag() {
        return field != null && field.kind() == FactField.Kind.BOOLEAN;
    }

    boolean words() {
        return field != null && field.kind() == FactField.Kind.TOKENS;
    }

    /** The fact's value in the form that {@link Allowed} takes. */
    Object read(Object fact) {
        var value = field.read(fact);
        if (number()) {
            return Sortable.of(value);
        }
        if (key.isEmpty()) {
            return value;
        }
        var entry = ((Map<?, ?>) value).get(key);
        return entry == null ? ABSENT : entry;
    }

    String name() {
        if (this == TIME) {
            return "time";
        }
        var component = key.isEmpty() ? field.name() : field.name() + "[\"" + key + "\"]";
        return owner.isEmpty() ? component : owner + "." + component;
    }

    /** A value as people write it. */
    String written(Object value) {
        if (value == ABSENT) {
            return "(absent)";
        }
        if (value instanceof Set<?> words) {
            return words.stream().map(Object::toString).sorted().toList().toString();
        }
        if (this == TIME) {
            return Instant.ofEpochSecond((Long) value).toString();
        }
        return number() ? Sortable.written((Long) value, whole()) : value.toString();
    }
}
