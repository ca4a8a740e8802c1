package io.watchkeeper.decision.meaning;

import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.Sortable;

/**
 * What one or several columns look at: a component of the fact, or an entry of a map.
 *
 * @param key of the map entry, else empty
 */
record Axis(FactField field, String key) {
    /** Stands for a map entry that is not there. */
    static final Object ABSENT = new Object();

    static Axis of(Condition condition) {
        return new Axis(condition.field(), condition.key());
    }

    boolean number() {
        return field.kind() == FactField.Kind.LONG || field.kind() == FactField.Kind.DOUBLE;
    }

    boolean flag() {
        return field.kind() == FactField.Kind.BOOLEAN;
    }

    boolean words() {
        return field.kind() == FactField.Kind.TOKENS;
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
        return key.isEmpty() ? field.name() : field.name() + "[\"" + key + "\"]";
    }

    /** A value as people write it. */
    String written(Object value) {
        if (value == ABSENT) {
            return "(absent)";
        }
        if (value instanceof Set<?> words) {
            return words.stream().map(Object::toString).sorted().toList().toString();
        }
        return number() ? Sortable.written((Long) value, field.kind() == FactField.Kind.LONG) : value.toString();
    }
}
