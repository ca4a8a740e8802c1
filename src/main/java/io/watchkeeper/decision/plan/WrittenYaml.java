package io.watchkeeper.decision.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** A file of plans as a tree that forms edit; comments in it are lost. */
final class WrittenYaml {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private WrittenYaml() {}

    /** @throws IllegalArgumentException where it holds no members */
    static ObjectNode read(String text) {
        try {
            if (YAML.readTree(text) instanceof ObjectNode members) {
                return members;
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no YAML", broken);
        }
        throw new IllegalArgumentException("no members");
    }

    static String write(ObjectNode members) {
        try {
            return YAML.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read can be written", impossible);
        }
    }
}
