package io.watchkeeper.decision.content;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/** One component of a fact as tables, reasons and stored decisions see it. */
public final class FactField {
    private final String name;
    private final Kind kind;
    private final MethodHandle reader;

    /** What a component holds. */
    public enum Kind {
        TEXT,
        LONG,
        DOUBLE,
        BOOLEAN,
        TOKENS,
        MAP;

        private static Kind of(Class<?> type) {
            if (type == long.class) {
                return LONG;
            }
            if (type == double.class) {
                return DOUBLE;
            }
            if (type == boolean.class) {
                return BOOLEAN;
            }
            if (type == String.class) {
                return TEXT;
            }
            if (Set.class.isAssignableFrom(type)) {
                return TOKENS;
            }
            if (Map.class.isAssignableFrom(type)) {
                return MAP;
            }
            throw new IllegalStateException("facts are flat: no component may be a " + type);
        }
    }

    FactField(Method accessor) {
        name = accessor.getName();
        kind = Kind.of(accessor.getReturnType());
        try {
            reader = MethodHandles.publicLookup()
                    .unreflect(accessor)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("facts are public records", closed);
        }
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Object read(Object fact) {
        try {
            return (Object) reader.invokeExact(fact);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException("an accessor of a record throws nothing checked", checked);
        }
    }
}
