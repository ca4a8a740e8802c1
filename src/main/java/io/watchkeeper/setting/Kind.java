package io.watchkeeper.setting;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Map;

import io.quarkus.runtime.configuration.MemorySize;

/** What may be written as a value. */
public enum Kind {
    TEXT,
    NUMBER,
    SWITCH,
    DURATION,
    PERIOD,
    SIZE,
    FOLDER;

    private static final Map<Type, Kind> OF_TYPES = Map.of(
            String.class, TEXT,
            int.class, NUMBER,
            long.class, NUMBER,
            boolean.class, SWITCH,
            Duration.class, DURATION,
            Period.class, PERIOD,
            MemorySize.class, SIZE,
            Path.class, FOLDER);

    /**
     * Of what a member of a settings interface returns, {@code Optional} or not.
     *
     * @throws IllegalArgumentException for a type that people were never told how to write
     */
    static Kind of(Type returned) {
        var type = returned instanceof ParameterizedType optional ? optional.getActualTypeArguments()[0] : returned;
        var kind = OF_TYPES.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("a setting of " + type + " cannot be explained");
        }
        return kind;
    }
}
