package io.watchkeeper.console;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.CellText;
import io.watchkeeper.object.Importance;
import io.watchkeeper.object.ObjectField;
import io.watchkeeper.object.ObjectKind;
import io.watchkeeper.object.ObjectView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;

/**
 * The fields of an object's form: as they are kept, or as somebody typed them.
 *
 * @param flaws what is wrong with what they typed
 */
public record ObjectForm(Map<ObjectField, String> texts, List<Flaw> flaws) {
    static final ObjectForm BLANK = new ObjectForm(Map.of(), List.of());
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "test", "development");

    static ObjectForm of(ObjectView object) {
        var texts = new EnumMap<ObjectField, String>(ObjectField.class);
        for (var field : ObjectField.values()) {
            var values = object.content().values(field);
            texts.put(field, field.several() ? lines(values) : String.join("", values));
        }
        return new ObjectForm(texts, List.of());
    }

    /** What was sent, where it names a field at all. */
    static ObjectForm typed(Map<String, List<String>> form) {
        var texts = new EnumMap<ObjectField, String>(ObjectField.class);
        for (var field : ObjectField.values()) {
            Optional.ofNullable(form.get(field.member()))
                    .flatMap(values -> values.stream().findFirst())
                    .ifPresent(text -> texts.put(field, text));
        }
        return new ObjectForm(texts, List.of());
    }

    ObjectForm refused(Problem problem) {
        return new ObjectForm(texts, problem.errors());
    }

    public List<ObjectField> fields() {
        return Arrays.stream(ObjectField.values())
                .filter(field -> field != ObjectField.STATE)
                .toList();
    }

    /** Those that are told beside its name. */
    public List<ObjectField> told() {
        return fields().stream()
                .filter(field ->
                        field != ObjectField.KIND && field != ObjectField.NAME && field != ObjectField.IMPORTANCE)
                .filter(field -> field != ObjectField.DEPENDS_ON)
                .toList();
    }

    public String text(ObjectField field) {
        return texts.getOrDefault(field, "");
    }

    public List<Sentence> faults(ObjectField field) {
        return flaws.stream()
                .filter(flaw -> ("/" + field.member()).equals(flaw.pointer()))
                .map(Flaw::message)
                .toList();
    }

    public List<Importance> importances() {
        return List.of(Importance.values());
    }

    /** What is usually typed there. */
    public List<String> usual(ObjectField field) {
        return switch (field) {
            case KIND -> ObjectKind.known();
            case ENVIRONMENT -> ENVIRONMENTS;
            default -> List.of();
        };
    }

    /** A value a line. */
    private static String lines(List<String> values) {
        return values.stream().map(value -> CellText.join(List.of(value))).collect(Collectors.joining("\n"));
    }
}
