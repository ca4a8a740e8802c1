package io.watchkeeper.object;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people say of an object.
 *
 * @param application that it is part of; {@code product} that one
 * @param site where it stands
 * @param redundancyGroup those of one group stand in for each other
 * @param environment production, staging, test, development or their own word
 * @param importance null where nobody said
 * @param addresses names and IP addresses it answers at
 * @param connection name of the secret with which checks and plans reach it; never a value
 * @param dependsOn what it needs to work
 * @param aliases other names that signals know it by
 * @param source where this was taken from, such as a CMDB
 */
public record ManagedObject(
        ObjectName is,
        String application,
        String product,
        String site,
        String redundancyGroup,
        String environment,
        Importance importance,
        List<String> addresses,
        String connection,
        List<ObjectName> dependsOn,
        List<ObjectName> aliases,
        Map<String, String> labels,
        String source,
        ObjectState state) {
    public ManagedObject {
        addresses = List.copyOf(addresses);
        dependsOn = List.copyOf(dependsOn);
        aliases = List.copyOf(aliases);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** One of which nothing but its name is known. */
    public static ManagedObject named(ObjectName name, ObjectState state) {
        return new ManagedObject(
                name, "", "", "", "", "", null, List.of(), "", List.of(), List.of(), Map.of(), "", state);
    }

    /** Its values, each as it is written in a cell without the signs that part them; no value where nothing is said. */
    public List<String> values(ObjectField field) {
        return switch (field) {
            case KIND -> text(is.kind());
            case NAME -> text(is.name());
            case APPLICATION -> text(application);
            case PRODUCT -> text(product);
            case SITE -> text(site);
            case REDUNDANCY_GROUP -> text(redundancyGroup);
            case ENVIRONMENT -> text(environment);
            case IMPORTANCE ->
                Optional.ofNullable(importance).map(Importance::name).stream().toList();
            case ADDRESSES -> addresses;
            case CONNECTION -> text(connection);
            case DEPENDS_ON -> dependsOn.stream().map(ObjectName::text).toList();
            case ALIASES -> aliases.stream().map(ObjectName::text).toList();
            case LABELS ->
                labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList();
            case SOURCE -> text(source);
            case STATE -> text(state.name());
        };
    }

    /** The same in another state. */
    ManagedObject in(ObjectState other) {
        return with(aliases, other);
    }

    /** The same with these names besides. */
    ManagedObject alsoCalled(List<ObjectName> others) {
        var names = Stream.concat(aliases.stream(), others.stream())
                .filter(name -> !name.equals(is))
                .distinct()
                .sorted()
                .toList();
        return with(names, state);
    }

    private ManagedObject with(List<ObjectName> names, ObjectState other) {
        return new ManagedObject(
                is,
                application,
                product,
                site,
                redundancyGroup,
                environment,
                importance,
                addresses,
                connection,
                dependsOn,
                names,
                labels,
                source,
                other);
    }

    /** All names that it goes by, its own first. */
    public List<ObjectName> names() {
        return Stream.concat(Stream.of(is), aliases.stream()).toList();
    }

    /** What is said of it, by member, for the record of changes. */
    Map<String, Object> said() {
        var said = new TreeMap<String, Object>();
        for (var field : ObjectField.values()) {
            var values = values(field);
            if (!values.isEmpty()) {
                said.put(field.member(), field.several() ? values : values.get(0));
            }
        }
        return said;
    }

    private static List<String> text(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
