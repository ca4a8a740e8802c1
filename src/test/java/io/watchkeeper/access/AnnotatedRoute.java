package io.watchkeeper.access;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;

/**
 * A method that answers requests, and what it says of who may send them.
 *
 * @param path with templates as they are written
 */
record AnnotatedRoute(String verb, String path, JavaMethod method) {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)[^/]*}");

    static List<AnnotatedRoute> all() {
        return Read.ROUTES;
    }

    /** Reading all classes takes seconds. */
    private static final class Read {
        private static final List<AnnotatedRoute> ROUTES = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.watchkeeper")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(AnnotatedRoute::of)
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList();
    }

    private static Stream<AnnotatedRoute> of(JavaClass resource) {
        return resource.getMethods().stream().flatMap(method -> verb(method).stream()
                .map(verb -> new AnnotatedRoute(verb, path(resource, method), method)));
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst();
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = ("/" + resource.getAnnotationOfType(Path.class).value() + "/" + below).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    /** The address of what its class answers for. */
    String resource() {
        String base = method.getOwner().getAnnotationOfType(Path.class).value();
        return ("/" + TEMPLATE.matcher(base).replaceAll("1")).replaceAll("/+", "/");
    }

    /** The one permission that is stated, of the method or else of its class; empty where none is. */
    Optional<String> permission() {
        return stated(PermissionsAllowed.class).map(PermissionsAllowed::value).map(names -> String.join(",", names));
    }

    boolean open() {
        return stated(PermitAll.class).isPresent();
    }

    boolean forAnybodyKnown() {
        return stated(Authenticated.class).isPresent();
    }

    private <A extends java.lang.annotation.Annotation> Optional<A> stated(Class<A> kind) {
        List<Class<? extends java.lang.annotation.Annotation>> kinds =
                List.of(PermissionsAllowed.class, PermitAll.class, Authenticated.class);
        if (kinds.stream().anyMatch(method::isAnnotatedWith)) {
            return method.tryGetAnnotationOfType(kind);
        }
        return method.getOwner().tryGetAnnotationOfType(kind);
    }

    /** A media type that the method takes, so that it is asked and not refused for that. */
    String consumes() {
        return first(method.tryGetAnnotationOfType(Consumes.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Consumes.class))
                .map(Consumes::value));
    }

    /** A media type that the method answers with. */
    String produces() {
        return first(method.tryGetAnnotationOfType(Produces.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Produces.class))
                .map(Produces::value));
    }

    private static String first(Optional<String[]> types) {
        return types.map(all -> all[0]).orElse("application/json");
    }

    /** The names of the templates in the path. */
    List<String> templates() {
        return TEMPLATE.matcher(path).results().map(match -> match.group(1)).toList();
    }

    /** @param values by the name of the template */
    String address(UnaryOperator<String> values) {
        return TEMPLATE.matcher(path).replaceAll(match -> values.apply(match.group(1)));
    }

    @Override
    public String toString() {
        return path + " " + verb;
    }
}
