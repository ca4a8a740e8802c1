package io.watchkeeper.decision.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * A planned run as text: keys sorted, so that equal runs are equal texts. Values that are known and references that are open stand in members of their own, so
 * that a value which looks like a reference stays a value.
 */
public final class PlannedRunJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private PlannedRunJson() {}

    public static String write(PlannedRun run) {
        return text(run);
    }

    /** @throws IllegalArgumentException for any other text */
    public static PlannedRun read(String json) {
        return value(json, PlannedRun.class);
    }

    public static String write(OperationCall call) {
        return text(call);
    }

    /** @throws IllegalArgumentException for any other text */
    public static OperationCall readCall(String json) {
        return value(json, OperationCall.class);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can always be written", impossible);
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not a planned run", broken);
        }
    }
}
