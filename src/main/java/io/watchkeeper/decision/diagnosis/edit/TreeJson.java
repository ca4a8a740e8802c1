package io.watchkeeper.decision.diagnosis.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.watchkeeper.facts.Sentence;

/** Trees as JSON. */
public final class TreeJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private TreeJson() {}

    public static String write(WrittenTree tree) {
        try {
            return JSON.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /** @throws EditRefused that names the member which is none, or has another form */
    public static WrittenTree read(String json) {
        try {
            var tree = JSON.readValue(json, WrittenTree.class);
            if (tree == null) {
                throw unreadable("", "null");
            }
            return tree;
        } catch (JsonMappingException other) {
            throw unreadable(pointer(other), "");
        } catch (JsonProcessingException none) {
            throw unreadable("", "");
        }
    }

    private static String pointer(JsonMappingException other) {
        var pointer = new StringBuilder();
        for (var step : other.getPath()) {
            pointer.append(pointer.isEmpty() ? "" : "/");
            pointer.append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return pointer.toString();
    }

    private static EditRefused unreadable(String field, String value) {
        return new EditRefused(
                "UNREADABLE",
                field,
                value,
                new Sentence(
                        "This is no tree as it is written here" + (field.isEmpty() ? "." : ", at " + field + "."),
                        "这不是可识别的诊断树" + (field.isEmpty() ? "。" : "，位置：" + field + "。")));
    }
}
