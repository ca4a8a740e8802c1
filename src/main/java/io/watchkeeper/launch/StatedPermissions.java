package io.watchkeeper.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.watchkeeper.access.Permission;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Says of every operation which permission it asks for, as its annotation does, and which roles hold that. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class StatedPermissions implements OASFilter {
    private static final DotName STATED = DotName.createSimple(PermissionsAllowed.class);

    /** The names of permissions by verb and path. */
    private final Map<String, String> permissions = new HashMap<>();

    public StatedPermissions(IndexView index) {
        AnnotatedOperations.of(index)
                .forEach((operation, method) -> stated(method).ifPresent(name -> permissions.put(operation, name)));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                    .forEach((verb, operation) -> Optional.ofNullable(permissions.get(verb + " " + path))
                            .ifPresent(name -> state(operation, name))));
        }
    }

    private static Optional<String> stated(MethodInfo method) {
        return Optional.ofNullable(method.annotation(STATED))
                .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(STATED)))
                .map(annotation -> annotation.value().asStringArray()[0]);
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
