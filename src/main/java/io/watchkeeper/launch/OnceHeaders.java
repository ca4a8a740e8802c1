package io.watchkeeper.launch;

import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.watchkeeper.access.once.Once;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says of every operation that begins {@link Once} for a key, in which header the key comes. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OnceHeaders implements OASFilter {
    private static final DotName ONCE = DotName.createSimple(Once.class);

    private final Set<String> operations;

    public OnceHeaders(IndexView index) {
        operations = AnnotatedOperations.of(index).entrySet().stream()
                .filter(operation -> operation.getValue().hasAnnotation(ONCE))
                .map(operation -> operation.getKey())
                .collect(Collectors.toSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                    .forEach((verb, operation) -> {
                        if (operations.contains(verb + " " + path)) {
                            operation.addParameter(header());
                        }
                    }));
        }
    }

    private static Parameter header() {
        return OASFactory.createParameter()
                .name(Once.HEADER)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(Once.DESCRIPTION)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
