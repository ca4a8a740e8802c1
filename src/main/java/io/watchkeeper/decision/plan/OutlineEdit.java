package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Edits the steps of a plan's file as an outline. What comes of it is checked as any other text; comments in the file are lost. */
public final class OutlineEdit {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final String NONE = "[]";

    private final ObjectNode plan;
    private final ArrayNode steps;

    private OutlineEdit(ObjectNode plan, ArrayNode steps) {
        this.plan = plan;
        this.steps = steps;
    }

    /**
     * What a person writes of a step.
     *
     * @param operation empty for what a person does; left aside where the step makes a check or calls a plan
     * @param with values of its parameters; none are written where it is empty
     * @param each target, once, or empty for what is usual
     * @param after ids with blanks between them, {@code []} for none, empty for the step before
     */
    public record Fields(String en, String zh, String operation, Map<String, String> with, String each, String after) {
        public Fields {
            with = Collections.unmodifiableMap(new TreeMap<>(with));
        }
    }

    /**
     * A step as it is written.
     *
     * @param of the check that it makes or the plan that it calls, empty for other steps
     */
    public record Step(String id, Fields fields, String of) {}

    /** @throws IllegalArgumentException where the file is no plan */
    public static OutlineEdit of(String yaml) {
        try {
            if (YAML.readTree(yaml) instanceof ObjectNode plan && plan.get("steps") instanceof ArrayNode steps) {
                var edit = new OutlineEdit(plan, steps);
                edit.name();
                return edit;
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no YAML", broken);
        }
        throw new IllegalArgumentException("no plan");
    }

    /** Steps get the ids by which they are known, so that they keep them where they are moved. */
    private void name() {
        for (int place = 0; place < steps.size(); place++) {
            if (steps.get(place) instanceof ObjectNode step && !step.hasNonNull("id")) {
                var named = YAML.createObjectNode().put("id", "step-" + (place + 1));
                named.setAll(step);
                steps.set(place, named);
            }
        }
    }

    public List<Step> steps() {
        var all = new ArrayList<Step>();
        steps.forEach(step -> {
            var with = new TreeMap<String, String>();
            step.path("with")
                    .properties()
                    .forEach(value -> with.put(value.getKey(), value.getValue().asText()));
            var after = step.get("after") == null ? "" : String.join(" ", texts(step.get("after")));
            var fields = new Fields(
                    step.path("en").asText(),
                    step.path("zh").asText(),
                    step.path("operation").asText(),
                    with,
                    step.path("each").asText(),
                    step.has("after") && after.isEmpty() ? NONE : after);
            all.add(new Step(
                    step.path("id").asText(),
                    fields,
                    step.path("check").asText(step.path("plan").asText())));
        });
        return all;
    }

    /** @param behind id of the step that it stands behind, empty for the first place */
    public void add(String id, String behind, Fields fields) {
        steps.insert(place(behind) + 1, write(YAML.createObjectNode().put("id", id), fields));
    }

    public void change(String id, Fields fields) {
        if (place(id) >= 0) {
            write((ObjectNode) steps.get(place(id)), fields);
        }
    }

    /** @param by 1 for down, -1 for up; nothing happens at the ends */
    public void move(String id, int by) {
        int from = place(id);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < steps.size()) {
            steps.insert(to, steps.remove(from));
        }
    }

    /** Those that waited for it wait for what it waited for. */
    public void remove(String id) {
        int place = place(id);
        if (place < 0) {
            return;
        }
        var instead = place == 0 ? List.<String>of() : List.of(id(place - 1));
        var own = steps.get(place).get("after");
        var inherited = own == null ? instead : texts(own);
        steps.remove(place);
        for (var step : steps) {
            if (step.get("after") != null && texts(step.get("after")).contains(id)) {
                var after = new LinkedHashSet<>(texts(step.get("after")));
                after.remove(id);
                after.addAll(inherited);
                put((ObjectNode) step, List.copyOf(after));
            }
        }
    }

    public String yaml() {
        try {
            return YAML.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read can be written", impossible);
        }
    }

    private int place(String id) {
        for (int place = 0; place < steps.size(); place++) {
            if (id(place).equals(id)) {
                return place;
            }
        }
        return -1;
    }

    private String id(int place) {
        return steps.get(place).path("id").asText();
    }

    private static ObjectNode write(ObjectNode step, Fields fields) {
        step.put("en", fields.en()).put("zh", fields.zh());
        if (!step.has("check") && !step.has("plan")) {
            set(step, "operation", fields.operation());
        }
        step.remove("with");
        if (!fields.with().isEmpty()) {
            var with = step.putObject("with");
            fields.with().forEach(with::put);
        }
        set(step, "each", fields.each());
        var after = fields.after().strip();
        if (after.isEmpty()) {
            step.remove("after");
        } else {
            put(step, after.equals(NONE) ? List.of() : List.of(after.split("[\\s,]+")));
        }
        return step;
    }

    private static void set(ObjectNode step, String member, String value) {
        if (value.isBlank()) {
            step.remove(member);
        } else {
            step.put(member, value.strip());
        }
    }

    private static void put(ObjectNode step, List<String> after) {
        var list = step.putArray("after");
        after.forEach(list::add);
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
