package io.watchkeeper.habits;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** The environment variables that the service reads, found where it reads them. */
public final class Settings {
    private static final Pattern VARIABLE = Pattern.compile("[\"{](WATCHKEEPER_[A-Z_]+)");
    /** A setting that also has a short name, as in {@code watchkeeper.access.admin-token=${watchkeeper.admin-token:}}. */
    private static final Pattern SHORTENED =
            Pattern.compile("(?m)^(watchkeeper\\.[a-z.-]+)=\\$\\{(watchkeeper\\.[a-z.-]+)");

    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"(watchkeeper\\.[^\"]+)\"");

    private Settings() {}

    public static Set<String> variables() {
        var names = new TreeSet<String>();
        Stream.concat(SourceTree.named(".java"), SourceTree.named("application.properties"))
                .filter(file -> SourceTree.name(file).startsWith("src/main/"))
                .map(file -> SourceTree.text(file).orElseThrow())
                .forEach(text -> {
                    VARIABLE.matcher(text).results().forEach(match -> names.add(match.group(1)));
                    PROPERTY.matcher(text).results().forEach(match -> names.add(variable(match.group(1))));
                });
        mapped().map(Settings::variable).forEach(names::add);
        SHORTENED
                .matcher(SourceTree.read("src/main/resources/application.properties"))
                .results()
                .forEach(match -> {
                    names.remove(variable(match.group(1)));
                    names.add(variable(match.group(2)));
                });
        return names;
    }

    /** The settings interfaces of all features. */
    public static Stream<Class<?>> interfaces() {
        return ArchitectureTest.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect);
    }

    private static Stream<String> mapped() {
        return interfaces()
                .map(type -> ConfigClass.configClass(
                        type, type.getAnnotation(ConfigMapping.class).prefix()))
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .map(Object::toString);
    }

    /** The rule of MicroProfile Config for the environment. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
