package io.watchkeeper.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** One signal and what shall be known of its event, as a person typed it. The form keeps it, so that it can be tried again after an edit; nothing is stored. */
public record TypedFact(Map<String, String> fields) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String GENERATOR = "generatorURL";
    private static final List<String> OF_OBJECT = List.of("application", "product", "site");
    private static final List<String> OF_INSPECTION = List.of("inspection", "outcome", "unit", "summary");

    public TypedFact {
        fields = Map.copyOf(fields);
    }

    /** What the form begins with, so that its button shows at once what there is to see. */
    static TypedFact example() {
        return new TypedFact(Map.of("labels", "alertname=HostOutOfDiskSpace\nseverity=critical\ninstance=web-1:9100"));
    }

    /** What was decided once, to be decided again. */
    static TypedFact of(PastDecision past) {
        var fields = new HashMap<String, String>();
        fields.put("labels", TypedLines.of(past.signal().labels()));
        if (past.signal() instanceof Alert alert) {
            fields.put("annotations", TypedLines.of(alert.annotations()));
            fields.put("status", alert.status());
        } else {
            fields.putAll(inspection((InspectionResult) past.signal()));
        }
        var context = past.context();
        fields.put("event", context.event().name());
        fields.put("occurrences", Long.toString(context.occurrences()));
        fields.put("firing", Long.toString(context.firing()));
        fields.put(
                "seconds",
                Long.toString(
                        context.event() == EventPresence.COMPLETED
                                ? context.completedSecondsAgo()
                                : context.openSeconds()));
        fields.put("opened", Long.toString(context.openedLately()));
        fields.put("known", context.episodeKnown() ? "true" : "");
        past.at().ifPresent(at -> fields.put("at", at.toString()));
        return new TypedFact(fields);
    }

    private static Map<String, String> inspection(InspectionResult result) {
        var fields = new HashMap<String, String>();
        fields.put("kind", "INSPECTION");
        fields.put("inspection", result.name());
        fields.put("outcome", result.outcome());
        fields.put("objectKind", result.objectKind());
        fields.put("objectName", result.objectName());
        fields.put("application", result.application());
        fields.put("product", result.product());
        fields.put("site", result.site());
        fields.put("value", result.unit().isEmpty() && result.value() == 0 ? "" : Double.toString(result.value()));
        fields.put("unit", result.unit());
        fields.put("summary", result.summary());
        return fields;
    }

    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Whether a choice stands at a value; the first of a choice stands where none was made. */
    public boolean is(String field, String value, boolean first) {
        return fields.containsKey(field) ? text(field).equals(value) : first;
    }

    /**
     * The body of a dry run.
     *
     * @throws ProblemException 422 for what cannot be read
     */
    ObjectNode request(long version) {
        var request = JSON.createObjectNode().put("rulebookVersion", version);
        if (!text("at").isEmpty()) {
            request.put("at", text("at"));
        }
        request.set("facts", text("kind").equals("JSON") ? written() : typed());
        return request;
    }

    private ArrayNode written() {
        try {
            var read = JSON.readTree(text("json"));
            return read.isArray() ? (ArrayNode) read : JSON.createArrayNode().add(read);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            throw refused(
                    Flaw.at("/json", "NOT_JSON", "This is no JSON.", "这不是 JSON。"),
                    place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
    }

    private ArrayNode typed() {
        var facts = JSON.createArrayNode();
        facts.add(text("kind").equals("INSPECTION") ? inspection() : alert());
        if (is("event", "OPEN", false)) {
            facts.add(numbers(fact("OpenEvent"), Map.of("occurrences", "", "firing", "", "openSeconds", "seconds")));
        } else if (is("event", "COMPLETED", false)) {
            facts.add(numbers(fact("CompletedEvent"), Map.of("occurrences", "", "completedSecondsAgo", "seconds")));
        }
        facts.add(numbers(fact("ScenarioWindow"), Map.of("opened", "")));
        facts.add(fact("Episode").put("known", !text("known").isEmpty()));
        return facts;
    }

    private ObjectNode alert() {
        var alert = fact("Alert");
        alert.set("labels", lines("labels"));
        var annotations = lines("annotations");
        // intake keeps the address among the annotations
        if (annotations.has(GENERATOR)) {
            alert.set(GENERATOR, annotations.remove(GENERATOR));
        }
        alert.set("annotations", annotations);
        return alert.put("status", fields.getOrDefault("status", "FIRING"));
    }

    private ObjectNode inspection() {
        var result = fact("InspectionResult");
        OF_INSPECTION.forEach(name -> result.put(name, text(name)));
        result.put("outcome", fields.getOrDefault("outcome", "FAILED"));
        var object = result.putObject("object").put("kind", text("objectKind")).put("name", text("objectName"));
        OF_OBJECT.forEach(name -> object.put(name, text(name)));
        if (!text("value").isEmpty()) {
            result.put("value", number("value"));
        }
        result.set("labels", lines("labels"));
        return result;
    }

    private ObjectNode lines(String field) {
        return JSON.valueToTree(TypedLines.read(field, text(field)));
    }

    private static ObjectNode fact(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** @param members by name the field of the form, or nothing where it has the same name */
    private ObjectNode numbers(ObjectNode fact, Map<String, String> members) {
        members.forEach((member, field) -> {
            var name = field.isEmpty() ? member : field;
            if (!text(name).isEmpty()) {
                fact.put(member, (long) number(name));
            }
        });
        return fact;
    }

    private double number(String field) {
        try {
            return Double.parseDouble(text(field).strip());
        } catch (NumberFormatException malformed) {
            throw refused(Flaw.at("/" + field, "NOT_A_NUMBER", "This is no number.", "这不是数字。"), text(field));
        }
    }

    private static ProblemException refused(Flaw flaw, String found) {
        return ProblemException.unprocessable("The fact cannot be read.", List.of(flaw.found(found)));
    }
}
