package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.plan.OutlineFields.Declared;

/** Takes the texts of a form out of a part of a file, and puts them there. Members that no form knows stay as they are. */
record OutlineNode(OutlineShape shape) {
    private static final List<String> NAMING = List.of("id", "code");

    /** Stands in the place of an empty list: nothing is another thing than nothing said. */
    static final String NOTHING = "[]";

    OutlineFields read(ObjectNode node) {
        var texts = new TreeMap<String, String>();
        var declared = new TreeMap<String, List<Declared>>();
        for (var member : shape.members()) {
            var value = node.path(member);
            if (shape.declared().contains(member)) {
                var all = new ArrayList<Declared>();
                value.properties().forEach(one -> all.add(declared(one.getKey(), one.getValue())));
                declared.put(member, all);
            } else {
                read(member, value, texts);
            }
        }
        return new OutlineFields(texts, declared);
    }

    private void read(String path, JsonNode value, Map<String, String> texts) {
        if (value.isObject()) {
            value.properties().forEach(inner -> read(path + "." + inner.getKey(), inner.getValue(), texts));
        } else if (shape.numbered().contains(path)) {
            var elements = value.isMissingNode() || value.isNull() ? List.<String>of() : texts(value);
            for (int place = 0; place < elements.size(); place++) {
                texts.put(path + "." + place, elements.get(place));
            }
        } else if (value.isArray()) {
            texts.put(path, value.isEmpty() ? NOTHING : String.join("\n", texts(value)));
        } else if (!value.isMissingNode() && !value.isNull()) {
            texts.put(path, value.asText());
        }
    }

    /** One text, or several. */
    static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
    }

    private static Declared declared(String name, JsonNode value) {
        return new Declared(
                name,
                value.path("type").asText(),
                value.path("default").asText(),
                value.path("en").asText(),
                value.path("zh").asText());
    }

    void write(ObjectNode node, OutlineFields fields) {
        var before = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(member -> before.put(member.getKey(), member.getValue()));
        node.removeAll();
        NAMING.stream().filter(before::containsKey).forEach(name -> node.set(name, before.get(name)));
        for (var member : shape.members()) {
            if (shape.declared().contains(member)) {
                declare(node, member, fields.declared(member));
            } else {
                write(node, member, member, fields);
            }
        }
        shape.members().forEach(before::remove);
        NAMING.forEach(before::remove);
        node.setAll(before);
    }

    private static void declare(ObjectNode node, String member, List<Declared> all) {
        var written = all.stream().filter(one -> !one.blank()).toList();
        if (written.isEmpty()) {
            return;
        }
        var inner = node.putObject(member);
        written.forEach(one -> {
            var declared = inner.putObject(one.name());
            put(declared, "type", one.type());
            put(declared, "default", one.standard());
            put(declared, "en", one.en());
            put(declared, "zh", one.zh());
        });
    }

    private static void put(ObjectNode node, String member, String text) {
        if (!text.isBlank()) {
            node.put(member, text.strip());
        }
    }

    private void write(ObjectNode node, String member, String path, OutlineFields fields) {
        var text = fields.text(path).strip();
        if (!text.isEmpty()) {
            node.set(member, leaf(path, text));
        } else if (shape.numbered().contains(path)) {
            node.set(member, list(fields.numbered(path)));
        } else {
            var inner = JsonNodeFactory.instance.objectNode();
            fields.under(path).keySet().stream()
                    .map(rest -> rest.split("\\.", 2)[0])
                    .distinct()
                    .forEach(next -> write(inner, next, path + "." + next, fields));
            if (!inner.isEmpty()) {
                node.set(member, inner);
            }
        }
    }

    private JsonNode leaf(String path, String text) {
        if (shape.numbers().contains(path) && text.matches("[0-9]{1,6}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        if (shape.flags().contains(path) && Set.of("true", "false").contains(text)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        return shape.lists().contains(path) ? list(lines(text)) : JsonNodeFactory.instance.textNode(text);
    }

    private static ArrayNode list(List<String> elements) {
        var list = JsonNodeFactory.instance.arrayNode();
        elements.forEach(list::add);
        return list;
    }

    /** The elements of a list. */
    static List<String> lines(String text) {
        return text.strip().equals(NOTHING)
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toList());
    }
}
