package io.watchkeeper.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.OutlineFields.Declared;
import io.watchkeeper.decision.plan.OutlineOffers;
import io.watchkeeper.decision.plan.OutlinePlace;
import io.watchkeeper.decision.plan.OutlinePlace.Section;
import io.watchkeeper.decision.plan.PlanParameter;

/** What somebody asks of the outline of a plan: which part to show, or one edit of it. */
public record OutlineForm(SentForm form) {
    /** What belongs to one kind of deed only. */
    private static final Map<String, Set<String>> OF_DEED = Map.of(
            "MANUAL", Set.of("danger", "approve", "attended"),
            "OPERATION", Set.of("operation", "connection"),
            "CHECK", Set.of("check", "must", "within"),
            "PLAN", Set.of("plan"));

    /** The steps of a called plan have their own. */
    private static final Set<String> NOT_OF_PLANS = Set.of("when", "retry", "timeout", "undo");

    /** Before the number of a row of what is declared. */
    static final String ROW = "row";

    private static final Set<String> NO_MEMBERS = Set.of(
            "file",
            "etag",
            "at",
            "new",
            "id",
            "behind",
            "from",
            "to",
            "act",
            "does",
            "after.usual",
            "after",
            "edit",
            "dragged",
            "onto");

    OutlineForm(Map<String, List<String>> values) {
        this(new SentForm(values));
    }

    String text(String name) {
        return form.text(name);
    }

    String file() {
        return text("file");
    }

    String etag() {
        return text("etag");
    }

    boolean looks() {
        return form.acts("look");
    }

    boolean undoes() {
        return form.acts("undo");
    }

    long edit() {
        return form.edit();
    }

    /** Whether fields of a step or a check were sent. */
    boolean types() {
        return form.acts("look", "save", "add");
    }

    /** What the page shows afterwards. */
    String next() {
        return types() ? "&at=" + URLEncoder.encode(path(), StandardCharsets.UTF_8) + "#sheet" : "#outline";
    }

    private String path() {
        return sheet().head() ? "plan" : place().map(OutlinePlace::path).orElse("");
    }

    /** Whether an operation, a check or a plan is to be named, and is not. */
    boolean unnamed() {
        return form.acts("save", "add")
                && !sheet().head()
                && !does().equals("MANUAL")
                && text(does().toLowerCase(Locale.ROOT)).isEmpty();
    }

    OutlineSheet.Place sheet() {
        return new OutlineSheet.Place(text("at"), text("new"), text("id"), text("behind"), text("from"), text("to"));
    }

    /** The step or the check that is meant, also one that is to be added. */
    Optional<OutlinePlace> place() {
        return OutlinePlace.of(text("at"))
                .or(() -> Section.of(text("new")).map(section -> new OutlinePlace(section, text("id"))));
    }

    /** MANUAL, OPERATION, CHECK or PLAN. */
    String does() {
        return OF_DEED.containsKey(text("does")) ? text("does") : "MANUAL";
    }

    /** The file with the edit in it. */
    String applied(OutlineEdit edit, OutlineOffers offers) {
        var place = place().orElse(OutlinePlace.step(""));
        switch (text("act")) {
            case "add" -> add(edit, place, fields(offers));
            case "save" -> save(edit, place, fields(offers));
            case "up" -> edit.move(place, -1);
            case "down" -> edit.move(place, 1);
            case "remove" -> edit.remove(place);
            case "connect" -> connect(edit, text("dragged").split(" "), text("onto"));
            default -> {}
        }
        return edit.yaml();
    }

    private void save(OutlineEdit edit, OutlinePlace place, OutlineFields fields) {
        if (sheet().head()) {
            edit.head(fields);
        } else {
            edit.change(place, fields);
        }
    }

    /** @param dragged {@code tail a b} or {@code head a b} for an end of the arrow from a to b, {@code step a} for a new arrow from a */
    private static void connect(OutlineEdit edit, String[] dragged, String onto) {
        switch (dragged[0] + " " + dragged.length) {
            case "tail 3" -> edit.reconnect(dragged[2], dragged[1], onto);
            case "head 3" -> {
                edit.reconnect(dragged[2], dragged[1], "");
                edit.reconnect(onto, "", dragged[1]);
            }
            case "step 2" -> {
                // who lets a step go where it was meant nothing by it
                if (!onto.equals(dragged[1])) {
                    edit.reconnect(onto, "", dragged[1]);
                }
            }
            default -> {}
        }
    }

    private void add(OutlineEdit edit, OutlinePlace place, OutlineFields fields) {
        if (text("from").isEmpty()) {
            edit.add(place, text("behind"), fields);
        } else {
            edit.insert(place.id(), text("from"), text("to"), fields);
        }
    }

    /** What was typed, without what belongs to another deed than the chosen one. */
    OutlineFields fields(OutlineOffers offers) {
        var texts = form.texts(name -> !NO_MEMBERS.contains(name) && !name.startsWith(ROW + "."));
        if (!sheet().head()) {
            OF_DEED.forEach((deed, members) -> {
                if (!deed.equals(does())) {
                    leave(texts, members);
                }
            });
            if (does().equals("PLAN")) {
                leave(texts, NOT_OF_PLANS);
            }
            after().ifPresent(after -> texts.put("after", after));
        }
        var read = new OutlineFields(texts, declared());
        keep(texts, "with.", offers.parameters(read));
        keep(texts, "undo.with.", offers.ofUndo(read));
        return new OutlineFields(texts, read.declared());
    }

    private static void leave(Map<String, String> texts, Set<String> members) {
        texts.keySet().removeIf(name -> members.contains(name.split("\\.")[0]));
    }

    /** Values that were typed for another operation are gone with it. */
    private static void keep(Map<String, String> texts, String prefix, Iterable<PlanParameter> parameters) {
        var names = new ArrayList<String>();
        parameters.forEach(parameter -> names.add(prefix + parameter.name()));
        texts.keySet().removeIf(name -> name.startsWith(prefix) && !names.contains(name));
    }

    /** Ids, one a line; empty where the step before is meant. */
    private Optional<String> after() {
        if (!text("after.usual").equals("no")) {
            return Optional.empty();
        }
        var ids = form.all("after");
        return Optional.of(ids.isEmpty() ? "[]" : String.join("\n", ids));
    }

    private Map<String, List<Declared>> declared() {
        if (sheet().head()) {
            return Map.of("parameters", form.rows(ROW));
        }
        return does().equals("MANUAL") ? Map.of("form", form.rows(ROW)) : Map.of();
    }
}
