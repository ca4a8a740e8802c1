package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;
import io.watchkeeper.problem.ProblemException;

/** Takes objects out of JSON. */
final class ObjectJson {
    static final int MOST = 1_000;

    private final JsonNode node;
    private final JsonPlace place;
    private final List<Flaw> flaws = new ArrayList<>();

    private ObjectJson(JsonNode node, JsonPlace place) {
        this.node = node;
        this.place = place;
    }

    /** @param prefix pointer of the object, empty where it is the whole body */
    private record JsonPlace(String prefix) implements Place {
        @Override
        public Flaw flaw(ObjectField field, int number, String code, String en, String zh) {
            var several = field.shape() == ObjectField.Shape.LIST || field.shape() == ObjectField.Shape.NAMES;
            return Flaw.at(pointer(field.member()) + (several ? "/" + number : ""), code, en, zh);
        }

        String pointer(String member) {
            return prefix + "/" + member;
        }
    }

    /** An array of objects, or one alone. @throws ProblemException of status 422 for another body, 413 for too many */
    static List<Given> many(JsonNode body) {
        if (body == null || !body.isArray()) {
            return List.of(one(body));
        }
        if (body.size() > MOST) {
            throw ProblemException.tooLarge("At most " + MOST + " objects are taken at once.");
        }
        return IntStream.range(0, body.size())
                .mapToObj(index -> given(index, body.get(index), "/" + index))
                .toList();
    }

    /** @throws ProblemException of status 422 for a body that is no object */
    static Given one(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.unprocessable(
                    "The body is JSON, but not what is expected here.",
                    List.of(Flaw.at("", "WRONG_TYPE", "The body must be an object or an array.", "正文须为对象或数组。")));
        }
        return given(0, body, "");
    }

    private static Given given(int index, JsonNode node, String prefix) {
        var place = new JsonPlace(prefix);
        var reading = new ObjectJson(node, place);
        return new Given(index, reading.values(), place, reading.flaws);
    }

    private Map<ObjectField, List<String>> values() {
        var values = new EnumMap<ObjectField, List<String>>(ObjectField.class);
        if (!node.isObject()) {
            flaws.add(Flaw.at(place.prefix(), "WRONG_TYPE", "This must be an object.", "此处须为一个对象。"));
        }
        node.properties().forEach(member -> ObjectField.of(member.getKey())
                .ifPresentOrElse(
                        field -> values.put(field, values(field, member.getValue())),
                        () -> flaws.add(unknown(member.getKey()))));
        return values;
    }

    private List<String> values(ObjectField field, JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return switch (field.shape()) {
            case TEXT -> text(value, field).stream().toList();
            case LIST -> elements(field, value, element -> text(element, field));
            case NAMES -> elements(field, value, element -> name(element, field));
            case PAIRS -> pairs(field, value);
        };
    }

    /** How one element of an array is read. */
    private interface Element {
        Optional<String> read(JsonNode element);
    }

    private List<String> elements(ObjectField field, JsonNode value, Element element) {
        if (!value.isArray()) {
            wrongType(field);
            return List.of();
        }
        var values = new ArrayList<String>();
        value.forEach(item -> element.read(item).ifPresent(values::add));
        return values;
    }

    private Optional<String> text(JsonNode value, ObjectField field) {
        if (!value.isTextual()) {
            wrongType(field);
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    private Optional<String> name(JsonNode value, ObjectField field) {
        var named = value.isObject()
                && value.size() == 2
                && value.path("kind").isTextual()
                && value.path("name").isTextual();
        return named
                ? Optional.of(value.path("kind").textValue() + "/"
                        + value.path("name").textValue())
                : text(value, field);
    }

    private List<String> pairs(ObjectField field, JsonNode value) {
        var pairs = new ArrayList<String>();
        if (!value.isObject()) {
            wrongType(field);
        }
        value.properties().forEach(pair -> {
            if (pair.getKey().indexOf('=') >= 0) {
                flaws.add(Flaw.at(
                        place.pointer(field.member()), "UNREADABLE", "A key holds no equals sign.", "键中不能有等号。"));
            } else {
                text(pair.getValue(), field).ifPresent(text -> pairs.add(pair.getKey() + "=" + text));
            }
        });
        return pairs;
    }

    private void wrongType(ObjectField field) {
        flaws.add(Flaw.at(
                place.pointer(field.member()),
                "WRONG_TYPE",
                "This member does not have the expected type.",
                "该成员的类型不正确。"));
    }

    private Flaw unknown(String member) {
        return Flaw.at(
                        place.pointer(JsonFaults.escaped(member)),
                        "UNKNOWN_MEMBER",
                        "This member is not known here.",
                        "此处没有这个成员。")
                .found(member);
    }
}
