package io.watchkeeper.plan.operation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.diagnosis.ParameterType;

/** A JSON text in which a text that is wholly {@code {name}} becomes the value: a number where the parameter is one, else a text. */
final class BoundJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");

    private final Map<String, String> values;
    private final Map<String, ParameterType> types;

    private BoundJson(Map<String, String> values, Map<String, ParameterType> types) {
        this.values = values;
        this.types = types;
    }

    static String of(String text, Map<String, String> values, Map<String, ParameterType> types) {
        try {
            return JSON.writeValueAsString(new BoundJson(values, types).bound(JSON.readTree(text)));
        } catch (JsonProcessingException noJson) {
            throw new NotDone("the body of the request is no JSON");
        }
    }

    private JsonNode bound(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(bound(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, bound(array.get(i)));
            }
        } else if (node.isTextual() && PLACE.matcher(node.textValue()).matches()) {
            return value(node.textValue().substring(1, node.textValue().length() - 1));
        }
        return node;
    }

    private JsonNode value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new NotDone("the body names a parameter that there is not: " + name);
        }
        var type = types.getOrDefault(name, ParameterType.TEXT);
        return type == ParameterType.NUMBER || type == ParameterType.PORT
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.textNode(value);
    }
}
