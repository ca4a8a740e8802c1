package io.watchkeeper.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** What the settings interfaces of the features say about their members. */
final class Members {
    private final Map<String, Member> byVariable;

    private Members(Map<String, Member> byVariable) {
        this.byVariable = byVariable;
    }

    /** A member: its property, how it is written, and its default, which may be empty. */
    record Member(String property, Kind kind, String usual) {}

    static Members of(Stream<Class<?>> interfaces) {
        var found = new TreeMap<String, Member>();
        interfaces.forEach(type -> ConfigMappings.getProperties(ConfigClass.configClass(
                        type, type.getAnnotation(ConfigMapping.class).prefix()))
                .forEach((name, property) -> found.put(variable(name), member(name, property))));
        return new Members(found);
    }

    Optional<Member> at(String property) {
        return Optional.ofNullable(byVariable.get(variable(property)));
    }

    private static Member member(String name, Property property) {
        return new Member(
                name,
                Kind.of(property.getMethod().getGenericReturnType()),
                property.hasDefaultValue() ? property.getDefaultValue() : "");
    }

    /** The rule of MicroProfile Config for the environment. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
