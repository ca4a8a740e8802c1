package io.watchkeeper.console;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.object.CellText;
import io.watchkeeper.object.change.ChangeKind;

/**
 * The fields of the form about a change as somebody typed them.
 *
 * @param objects each as kind/name, a line each
 * @param starts as a field for date and time sends it, in the reader's zone; blank for now
 */
public record ChangeForm(
        String id, String kind, String objects, String starts, String ends, String suppress, String summary) {
    static final ChangeForm BLANK = new ChangeForm("", "RELEASE", "", "", "", "", "");

    static ChangeForm typed(Map<String, List<String>> form) {
        return new ChangeForm(
                text(form, "id"),
                text(form, "kind"),
                text(form, "objects"),
                text(form, "starts"),
                text(form, "ends"),
                text(form, "suppress"),
                text(form, "summary"));
    }

    /** As the API takes it. @param zone of the reader */
    ObjectNode body(ZoneId zone) {
        var body = JsonNodeFactory.instance.objectNode().put("kind", kind);
        if (!id.isEmpty()) {
            body.put("id", id);
        }
        var names = body.putArray("objects");
        CellText.split(objects).forEach(names::add);
        if (!starts.isEmpty()) {
            body.put("startsAt", instant(starts, zone));
        }
        return body.put("endsAt", instant(ends, zone))
                .put("suppress", !suppress.isEmpty())
                .put("summary", summary);
    }

    public List<ChangeKind> kinds() {
        return List.of(ChangeKind.values());
    }

    public boolean suppressing() {
        return !suppress.isEmpty();
    }

    /** What is no time stays as it is, and is refused as that. */
    private static String instant(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
        } catch (DateTimeException unreadable) {
            return local;
        }
    }

    private static String text(Map<String, List<String>> form, String name) {
        return Optional.ofNullable(form.get(name))
                .flatMap(values -> values.stream().findFirst())
                .map(String::strip)
                .orElse("");
    }
}
