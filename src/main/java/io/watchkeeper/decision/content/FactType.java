package io.watchkeeper.decision.content;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Fact;

/**
 * A fact type that rules may name, with what can be read from it.
 *
 * @param components in the order of the record's constructor; none for the interface Signal
 * @param fields everything readable by name: the components, and accessors such as {@code InspectionResult.status}
 */
public record FactType(Class<? extends Fact> type, List<FactField> components, SortedMap<String, FactField> fields) {
    private static final ClassValue<MethodHandle> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return constructor(type);
        }
    };
    private static final SortedMap<String, FactType> ALL = all();
    private static final Map<Class<?>, FactType> BY_TYPE =
            ALL.values().stream().collect(Collectors.toMap(FactType::type, type -> type));

    public static Optional<FactType> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static FactType of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    public static SortedMap<String, FactType> every() {
        return ALL;
    }

    public String name() {
        return type.getSimpleName();
    }

    public boolean decision() {
        return DecisionFact.class.isAssignableFrom(type);
    }

    /** Makes a fact from values in the order of {@link #components}. */
    public Fact make(Object... values) {
        try {
            return (Fact) CONSTRUCTORS.get(type).invokeExact(values);
        } catch (Error broken) {
            throw broken;
        } catch (Throwable refused) {
            throw new IllegalArgumentException("no " + name() + " of " + Arrays.toString(values), refused);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        var components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Fact.class, Object[].class));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("facts are public records", closed);
        }
    }

    private static SortedMap<String, FactType> all() {
        var found = new TreeMap<String, FactType>();
        collect(Fact.class, found);
        return Collections.unmodifiableSortedMap(found);
    }

    private static void collect(Class<?> sealed, Map<String, FactType> found) {
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isInterface()) {
                collect(permitted, found);
            }
            if (permitted != DecisionFact.class) {
                found.put(permitted.getSimpleName(), describe(permitted.asSubclass(Fact.class)));
            }
        }
    }

    private static FactType describe(Class<? extends Fact> type) {
        var fields = new TreeMap<String, FactField>();
        for (var method : type.getMethods()) {
            if (accessor(method)) {
                fields.put(method.getName(), new FactField(method));
            }
        }
        var components = new ArrayList<FactField>();
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                components.add(fields.get(component.getName()));
            }
        }
        return new FactType(type, List.copyOf(components), Collections.unmodifiableSortedMap(fields));
    }

    private static boolean accessor(Method method) {
        return method.getParameterCount() == 0
                && Fact.class.isAssignableFrom(method.getDeclaringClass())
                && !List.of("toString", "hashCode").contains(method.getName());
    }
}
