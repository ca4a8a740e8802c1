package io.watchkeeper.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The methods behind the operations of the API, by verb and path as its description writes them, such as {@code GET /api/v1/events/{id}}. */
final class AnnotatedOperations {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)[^/]*}");

    private AnnotatedOperations() {}

    static Map<String, MethodInfo> of(IndexView index) {
        var found = new HashMap<String, MethodInfo>();
        index.getAnnotations(PATH).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .flatMap(annotation -> annotation.target().asClass().methods().stream())
                .forEach(method -> read(method, found));
        return found;
    }

    private static void read(MethodInfo method, Map<String, MethodInfo> found) {
        method.annotations().stream()
                .map(annotation -> annotation.name().toString())
                .filter(type -> type.startsWith("jakarta.ws.rs.") && type.matches(".*\\.[A-Z]+"))
                .forEach(verb -> found.put(verb.substring(verb.lastIndexOf('.') + 1) + " " + path(method), method));
    }

    private static String path(MethodInfo method) {
        String below = Optional.ofNullable(method.annotation(PATH))
                .map(annotation -> annotation.value().asString())
                .orElse("");
        String above = method.declaringClass().declaredAnnotation(PATH).value().asString();
        String whole = "/" + above + "/" + below;
        String plain = TEMPLATE.matcher(whole.replaceAll("/+", "/")).replaceAll("{$1}");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
