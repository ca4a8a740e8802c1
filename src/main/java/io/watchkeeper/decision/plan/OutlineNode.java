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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.plan.OutlineFields.Declared;

/** Takes the texts of a form out of a part of a plan's file, and puts them there. */
final class OutlineNode {
    /** In the order in which they are written. */
    private static final List<String> MEMBERS = List.of(
            "name",
            "description",
            "en",
            "zh",
            "tier",
            "parameters",
            "targets",
            "batch",
            "operation",
            "check",
            "plan",
            "connection",
            "with",
            "must",
            "within",
            "danger",
            "approve",
            "attended",
            "form",
            "each",
            "after",
            "when",
            "retry",
            "timeout",
            "undo");

    private static final List<String> NAMING = List.of("id", "code");
    private static final Set<String> DECLARED = Set.of("parameters", "form");
    private static final Set<String> LISTS = Set.of("after", "when.is", "targets");
    private static final Set<String> FLAGS = Set.of("approve", "attended");
    private static final Set<String> NUMBERS =
            Set.of("tier", "danger", "retry.times", "batch.first", "batch.then", "batch.tolerance");

    /** Stands in the place of an empty list: nothing is another thing than nothing said. */
    static final String NOTHING = "[]";

    private OutlineNode() {}

    static OutlineFields read(ObjectNode node) {
        var texts = new TreeMap<String, String>();
        var declared = new ArrayList<Declared>();
        for (var member : MEMBERS) {
            var value = node.path(member);
            if (DECLARED.contains(member)) {
                value.properties().forEach(one -> declared.add(declared(one.getKey(), one.getValue())));
            } else {
                read(member, value, texts);
            }
        }
        return new OutlineFields(texts, declared);
    }

    private static void read(String path, JsonNode value, Map<String, String> texts) {
        if (value.isObject()) {
            value.properties().forEach(inner -> read(path + "." + inner.getKey(), inner.getValue(), texts));
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

    /** @param declares the member that holds what is declared */
    static void write(ObjectNode node, OutlineFields fields, String declares) {
        var before = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(member -> before.put(member.getKey(), member.getValue()));
        node.removeAll();
        NAMING.stream().filter(before::containsKey).forEach(name -> node.set(name, before.get(name)));
        for (var member : MEMBERS) {
            if (member.equals(declares)) {
                declare(node, member, fields.declared());
            } else {
                write(node, member, member, fields);
            }
        }
        MEMBERS.forEach(before::remove);
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

    private static void write(ObjectNode node, String member, String path, OutlineFields fields) {
        var text = fields.text(path).strip();
        if (!text.isEmpty()) {
            node.set(member, leaf(path, text));
            return;
        }
        var inner = JsonNodeFactory.instance.objectNode();
        fields.under(path).keySet().stream()
                .map(rest -> rest.split("\\.", 2)[0])
                .distinct()
                .forEach(next -> write(inner, next, path + "." + next, fields));
        if (!inner.isEmpty()) {
            node.set(member, inner);
        }
    }

    private static JsonNode leaf(String path, String text) {
        if (NUMBERS.contains(path) && text.matches("[0-9]{1,6}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        if (FLAGS.contains(path) && Set.of("true", "false").contains(text)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        if (!LISTS.contains(path)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        var list = JsonNodeFactory.instance.arrayNode();
        lines(text).forEach(list::add);
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
