package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step, a check, the head of a plan or an operation as it stands in a form. What is blank is not written.
 *
 * @param texts by member, such as {@code retry.times} or {@code with.service}; the elements of a list one a line, {@code []} for an empty one, or by number, such
 *     as {@code does.0}
 * @param declared by member: parameters, outputs, what the form of a manual step asks for
 */
public record OutlineFields(SortedMap<String, String> texts, Map<String, List<Declared>> declared) {
    public static final OutlineFields NONE = new OutlineFields(new TreeMap<>(), Map.of());

    public OutlineFields {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        declared = Map.copyOf(declared);
    }

    public static OutlineFields of(Map<String, String> texts) {
        return new OutlineFields(new TreeMap<>(texts), Map.of());
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

    public List<Declared> declared(String member) {
        return declared.getOrDefault(member, List.of());
    }

    /** The elements of a list that are numbered from 0, up to the last that is not blank. */
    public List<String> numbered(String member) {
        var all = new ArrayList<String>();
        under(member).forEach((number, text) -> {
            if (!text.isBlank() && number.matches("[0-9]{1,2}")) {
                int place = Integer.parseInt(number);
                while (all.size() <= place) {
                    all.add("");
                }
                all.set(place, text.strip());
            }
        });
        return all;
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
