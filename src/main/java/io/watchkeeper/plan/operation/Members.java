package io.watchkeeper.plan.operation;

import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The plain members of a JSON object as outputs, so that a later step can name what this one made. */
final class Members {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20;
    private static final int LONGEST = 1000;

    private Members() {}

    /** Empty where the text is no such object. */
    static SortedMap<String, String> of(String text) {
        var outputs = new TreeMap<String, String>();
        read(text).properties().forEach(member -> {
            if (outputs.size() < MOST
                    && member.getValue().isValueNode()
                    && member.getKey().matches("[A-Za-z][A-Za-z0-9]{0,40}")) {
                outputs.put(member.getKey(), shortened(member.getValue().asText()));
            }
        });
        return outputs;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }

    /** A text as JSON writes it, in quotes. */
    static String json(CharSequence text) {
        return JSON.valueToTree(text.toString()).toString();
    }

    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
