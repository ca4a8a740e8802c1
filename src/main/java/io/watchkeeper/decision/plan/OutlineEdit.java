package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.plan.OutlinePlace.Section;

/** Edits a plan's file as an outline. What comes of it is checked as any other text; comments in the file are lost. */
public final class OutlineEdit {
    private static final OutlineNode PARTS = new OutlineNode(OutlineShape.PLAN);
    private static final String AFTER = "after";

    private final ObjectNode plan;

    private OutlineEdit(ObjectNode plan) {
        this.plan = plan;
    }

    /** A step or a check as it is written. */
    public record Entry(OutlinePlace place, OutlineFields fields) {}

    /** @throws IllegalArgumentException where the file is no plan */
    public static OutlineEdit of(String yaml) {
        var plan = WrittenYaml.read(yaml);
        if (plan.get("steps") instanceof ArrayNode) {
            var edit = new OutlineEdit(plan);
            edit.name();
            return edit;
        }
        throw new IllegalArgumentException("no plan");
    }

    /** Steps and checks get the ids by which they are known, so that they keep them where they are moved. */
    private void name() {
        for (var section : Section.values()) {
            if (plan.get(section.member()) instanceof ObjectNode alone) {
                plan.putArray(section.member()).add(alone);
            }
            var list = list(section);
            for (int place = 0; place < list.size(); place++) {
                if (list.get(place) instanceof ObjectNode entry && !entry.hasNonNull("id")) {
                    var named = JsonNodeFactory.instance.objectNode().put("id", section.name(place));
                    named.setAll(entry);
                    list.set(place, named);
                }
            }
        }
    }

    /** What is said of the plan as a whole. */
    public OutlineFields head() {
        return PARTS.read(plan);
    }

    public void head(OutlineFields fields) {
        PARTS.write(plan, fields);
    }

    public List<Entry> entries(Section section) {
        var all = new ArrayList<Entry>();
        list(section).forEach(node -> {
            if (node instanceof ObjectNode entry) {
                var place = new OutlinePlace(section, entry.path("id").asText());
                all.add(new Entry(place, PARTS.read(entry)));
            }
        });
        return all;
    }

    public Optional<OutlineFields> find(OutlinePlace place) {
        return entries(place.section()).stream()
                .filter(entry -> entry.place().equals(place))
                .map(Entry::fields)
                .findFirst();
    }

    /** @param behind id of the one that it stands behind, empty for the first place */
    public void add(OutlinePlace place, String behind, OutlineFields fields) {
        var list = plan.get(place.section().member()) instanceof ArrayNode there
                ? there
                : plan.putArray(place.section().member());
        var added = JsonNodeFactory.instance.objectNode().put("id", place.id());
        PARTS.write(added, fields);
        list.insert(place(list, behind) + 1, added);
    }

    public void change(OutlinePlace place, OutlineFields fields) {
        node(place).ifPresent(node -> PARTS.write(node, fields));
    }

    /** @param by 1 for down, -1 for up; nothing happens at the ends */
    public void move(OutlinePlace place, int by) {
        var list = list(place.section());
        int from = place(list, place.id());
        int to = from + by;
        if (from >= 0 && to >= 0 && to < list.size()) {
            list.insert(to, list.remove(from));
        }
    }

    /** Those that waited for it wait for what it waited for. */
    public void remove(OutlinePlace place) {
        var list = list(place.section());
        int at = place(list, place.id());
        if (at < 0) {
            return;
        }
        var inherited = waitsFor(list, at);
        boolean named = list.get(at).has(AFTER);
        list.remove(at);
        for (int other = 0; other < list.size(); other++) {
            var after = list.get(other).get(AFTER);
            if (after == null ? other == at && named : OutlineNode.texts(after).contains(place.id())) {
                var ids = new LinkedHashSet<>(after == null ? List.of() : OutlineNode.texts(after));
                ids.remove(place.id());
                ids.addAll(inherited);
                put((ObjectNode) list.get(other), ids);
            }
        }
        if (list.isEmpty() && place.section() != Section.STEPS) {
            plan.remove(place.section().member());
        }
    }

    /** Puts a step on the arrow that leads from one step to another. */
    public void insert(String id, String from, String to, OutlineFields fields) {
        var list = list(Section.STEPS);
        int at = place(list, to);
        if (at < 0 || !waitsFor(list, at).contains(from)) {
            add(OutlinePlace.step(id), from, fields);
            return;
        }
        boolean follows = !list.get(at).has(AFTER);
        add(OutlinePlace.step(id), at == 0 ? "" : list.get(at - 1).path("id").asText(), fields);
        if (!follows) {
            if (!list.get(at).has(AFTER)) {
                put((ObjectNode) list.get(at), List.of(from));
            }
            reconnect(to, from, id);
        }
    }

    /**
     * Takes the arrow from one step to another off, and puts one from a third in its place.
     *
     * @param from empty where there was none
     * @param instead empty where there shall be none
     */
    public void reconnect(String step, String from, String instead) {
        var list = list(Section.STEPS);
        int at = place(list, step);
        if (at >= 0) {
            var ids = new LinkedHashSet<>(waitsFor(list, at));
            ids.remove(from);
            if (!instead.isEmpty()) {
                ids.add(instead);
            }
            put((ObjectNode) list.get(at), ids);
        }
    }

    /** Ids of the steps that must have ended. */
    private static List<String> waitsFor(ArrayNode list, int at) {
        var after = list.get(at).get(AFTER);
        if (after != null) {
            return OutlineNode.texts(after);
        }
        return at == 0 ? List.of() : List.of(list.get(at - 1).path("id").asText());
    }

    public String yaml() {
        return WrittenYaml.write(plan);
    }

    private ArrayNode list(Section section) {
        return plan.get(section.member()) instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
    }

    private Optional<ObjectNode> node(OutlinePlace place) {
        var list = list(place.section());
        int at = place(list, place.id());
        return at >= 0 && list.get(at) instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
    }

    private static int place(ArrayNode list, String id) {
        for (int place = 0; place < list.size(); place++) {
            if (list.get(place).path("id").asText().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    private static void put(ObjectNode step, Iterable<String> after) {
        var list = step.putArray(AFTER);
        after.forEach(list::add);
    }
}
