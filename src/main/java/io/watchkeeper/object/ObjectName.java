package io.watchkeeper.object;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an object is called in its workspace.
 *
 * @param kind as {@link ObjectKind} knows it
 * @param name as its people or its sender write it, letter for letter
 */
public record ObjectName(String kind, String name) implements Comparable<ObjectName> {
    public ObjectName {
        if (kind.isEmpty() || name.isEmpty() || kind.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an object has a kind and a name");
        }
    }

    /** What a signal speaks of, by the name of its label; empty where that names nothing. */
    public static Optional<ObjectName> learned(String kind, String name) {
        var written = name.strip();
        return written.isEmpty() ? Optional.empty() : Optional.of(new ObjectName(ObjectKind.learned(kind), written));
    }

    /** From {@code kind/name}; a name may hold more slashes. */
    public static Optional<ObjectName> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        var name = text.substring(slash + 1).strip();
        return ObjectKind.parse(text.substring(0, slash))
                .filter(kind -> !name.isEmpty())
                .map(kind -> new ObjectName(kind, name));
    }

    /** From JSON: {@code {"kind","name"}} or a text as {@link #parse} reads it; empty for anything else. */
    public static Optional<ObjectName> read(JsonNode node) {
        var named = node.isObject()
                && node.size() == 2
                && node.path("kind").isTextual()
                && node.path("name").isTextual();
        var text = named
                ? node.path("kind").textValue() + "/" + node.path("name").textValue()
                : node.isTextual() ? node.textValue() : "";
        return parse(text).filter(found -> ObjectReader.writable(found.name(), ObjectField.NAME));
    }

    /** {@code kind/name}. */
    public String text() {
        return kind + "/" + name;
    }

    @Override
    public int compareTo(ObjectName other) {
        return text().compareTo(other.text());
    }
}
