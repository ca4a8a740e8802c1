package io.watchkeeper.decision.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step, a check or the head of a plan as it stands in a form. What is blank is not written.
 *
 * @param texts by member, such as {@code retry.times} or {@code with.service}; the elements of a list one a line, {@code []} for an empty one
 * @param declared the parameters of a plan, or what the form of a manual step asks for
 */
public record OutlineFields(SortedMap<String, String> texts, List<Declared> declared) {
    public static final OutlineFields NONE = new OutlineFields(new TreeMap<>(), List.of());

    public OutlineFields {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        declared = List.copyOf(declared);
    }

    public static OutlineFields of(Map<String, String> texts) {
        return new OutlineFields(new TreeMap<>(texts), List.of());
    }

    /** @param standard what it is where nobody says */
    public record Declared(String name, String type, String standard, String en, String zh) {
        boolean blank() {
            return (name + type + standard + en + zh).isBlank();
        }
    }

    /** Empty for what is not written. */
    public String text(String member) {
        return texts.getOrDefault(member, "");
    }

    /** What is written beneath a member, by the rest of its name. */
    public SortedMap<String, String> under(String member) {
        var prefix = member + ".";
        var found = new TreeMap<String, String>();
        texts.tailMap(prefix).forEach((path, text) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), text);
            }
        });
        return found;
    }
}
