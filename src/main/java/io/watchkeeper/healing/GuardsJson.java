package io.watchkeeper.healing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.decision.guard.GuardDecision.Spoken;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.Sentence;

/** What guards said and what they were told, as it is stored: sentences as they were then, whatever becomes of the rulebook. */
final class GuardsJson {
    private GuardsJson() {}

    static JsonArray guards(GuardDecision decided, Reasons reasons) {
        var array = new JsonArray();
        decided.guards().forEach(word -> array.add(guard(word, reasons)));
        return array;
    }

    private static JsonObject guard(Spoken word, Reasons reasons) {
        var json = new JsonObject()
                .put("guard", word.guard().name())
                .put("rule", word.rule())
                .put("verdict", word.verdict().name())
                .put("inputs", sentence(word.inputs(), reasons));
        word.wouldPass().ifPresent(would -> json.put("wouldPass", sentence(would, reasons)));
        return json;
    }

    private static JsonObject sentence(Reason reason, Reasons reasons) {
        Sentence text = reasons.render(reason);
        return new JsonObject().put("code", reason.code()).put("en", text.en()).put("zh", text.zh());
    }

    /** Each with its type, so that they can be decided again. */
    static JsonArray facts(List<Fact> facts) {
        var array = new JsonArray();
        for (var fact : facts) {
            var type = FactType.of(fact.getClass());
            var json = new JsonObject().put("type", type.name());
            type.components().forEach(component -> json.put(component.name(), component.read(fact)));
            array.add(json);
        }
        return array;
    }

    /** The facts that {@link #facts} wrote, texts that were not told yet being empty; nothing where another release told them and this one misses a number, or knows a fact not. */
    static Optional<List<Fact>> read(JsonArray array) {
        var read = new ArrayList<Fact>();
        for (var json : array) {
            var values = ((JsonObject) json).getMap();
            var type = FactType.named(String.valueOf(values.get("type"))).filter(known -> told(known, values));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            read.add(fact(type.get(), values));
        }
        return Optional.of(read);
    }

    private static boolean told(FactType type, Map<String, Object> values) {
        return type.components().stream().allMatch(component -> switch (component.kind()) {
            case LONG, DOUBLE, BOOLEAN -> values.containsKey(component.name());
            case TEXT, TOKENS, MAP -> true;
        });
    }

    private static Fact fact(FactType type, Map<String, Object> values) {
        return type.make(type.components().stream()
                .map(component -> switch (component.kind()) {
                    case LONG -> ((Number) values.get(component.name())).longValue();
                    case DOUBLE -> ((Number) values.get(component.name())).doubleValue();
                    case TEXT, BOOLEAN, TOKENS, MAP -> values.get(component.name());
                })
                .toArray());
    }
}
