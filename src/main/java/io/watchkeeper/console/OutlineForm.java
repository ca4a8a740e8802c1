package io.watchkeeper.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineEdit.Fields;

/** What somebody sent from the outline of a plan: one edit of one step. */
public record OutlineForm(Map<String, List<String>> form) {
    private String text(String name) {
        var values = form.getOrDefault(name, List.of());
        return values.isEmpty()
                ? ""
                : Objects.requireNonNullElse(values.get(0), "").strip();
    }

    public String file() {
        return text("file");
    }

    String etag() {
        return text("etag");
    }

    public String id() {
        return text("id");
    }

    public boolean adds() {
        return text("act").equals("add");
    }

    /** The file with the edit in it. */
    String applied(OutlineEdit edit) {
        switch (text("act")) {
            case "add" -> edit.add(id(), text("behind"), fields());
            case "change" -> edit.change(id(), fields());
            case "up" -> edit.move(id(), -1);
            case "down" -> edit.move(id(), 1);
            case "remove" -> edit.remove(id());
            default -> {}
        }
        return edit.yaml();
    }

    public Fields fields() {
        return new Fields(text("en"), text("zh"), text("operation"), with(), text("each"), text("after"));
    }

    /** Lines such as {@code service: ${parameters.service}}. */
    private Map<String, String> with() {
        var with = new LinkedHashMap<String, String>();
        text("with").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var parts = line.split(":", 2);
            with.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
        });
        return with;
    }
}
