package io.watchkeeper.launch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.watchkeeper.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds to every operation how it refuses, which is the same for all, so that no resource repeats it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String FLAW = "Flaw";
    private static final String SENTENCE = "Sentence";

    @Override
    public Operation filterOperation(Operation operation) {
        var content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference(PROBLEM)));
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Refused; says why")
                                .content(content));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSchema(SENTENCE, object(Map.of("en", text(), "zh", text())))
                .addSchema(FLAW, flaw())
                .addSchema(PROBLEM, problem());
    }

    private static Schema problem() {
        return object(Map.of("type", text(), "title", text(), "status", of(SchemaType.INTEGER), "detail", text()))
                .required(List.of("type", "title", "status"))
                .addProperty("errors", of(SchemaType.ARRAY).items(reference(FLAW)));
    }

    private static Schema flaw() {
        return object(Map.of(
                        "pointer", text().description("JSON pointer into the body"),
                        "cell", text().description("address in a decision table"),
                        "code", text(),
                        "value", text(),
                        "allowed", text(),
                        "suggestion", text()))
                .required(List.of("code", "message"))
                .addProperty("message", reference(SENTENCE));
    }

    private static Schema object(Map<String, Schema> properties) {
        return of(SchemaType.OBJECT).properties(new TreeMap<>(properties));
    }

    private static Schema text() {
        return of(SchemaType.STRING);
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
