package io.watchkeeper.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.watchkeeper.access.Permission;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Says of every operation which permission it asks for, as its annotation does, and which roles hold that. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class StatedPermissions implements OASFilter {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName STATED = DotName.createSimple(PermissionsAllowed.class);
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)[^/]*}");

    /** The names of permissions by verb and path. */
    private final Map<String, String> permissions = new HashMap<>();

    public StatedPermissions(IndexView index) {
        index.getAnnotations(PATH).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(AnnotationTarget::asClass)
                .forEach(this::read);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                    .forEach((verb, operation) -> Optional.ofNullable(permissions.get(verb + " " + path))
                            .ifPresent(name -> state(operation, name))));
        }
    }

    private void read(ClassInfo resource) {
        for (MethodInfo method : resource.methods()) {
            stated(resource, method).ifPresent(name -> method.annotations().stream()
                    .map(annotation -> annotation.name().toString())
                    .filter(type -> type.startsWith("jakarta.ws.rs.") && type.matches(".*\\.[A-Z]+"))
                    .forEach(verb -> permissions.put(
                            verb.substring(verb.lastIndexOf('.') + 1) + " " + path(resource, method), name)));
        }
    }

    private static Optional<String> stated(ClassInfo resource, MethodInfo method) {
        return Optional.ofNullable(method.annotation(STATED))
                .or(() -> Optional.ofNullable(resource.declaredAnnotation(STATED)))
                .map(annotation -> annotation.value().asStringArray()[0]);
    }

    private static String path(ClassInfo resource, MethodInfo method) {
        String below = Optional.ofNullable(method.annotation(PATH))
                .map(annotation -> annotation.value().asString())
                .orElse("");
        String whole = "/" + resource.declaredAnnotation(PATH).value().asString() + "/" + below;
        String plain = TEMPLATE.matcher(whole.replaceAll("/+", "/")).replaceAll("{$1}");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static void state(Operation operation, String name) {
        Permission permission = Permissions.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no permission is called " + name));
        String roles = String.join(" or ", new TreeSet<>(permission.roles()));
        String before = Optional.ofNullable(operation.getDescription())
                .map(text -> text + "\n\n")
                .orElse("");
        operation.addExtension("x-permission", name);
        operation.setDescription(before + "Needs the permission `" + name + "` (role " + roles + ").");
    }
}
