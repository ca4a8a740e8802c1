package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.watchkeeper.problem.Flaw;

/** Makes an object of what was sent, or says all that is wrong with it. */
final class ObjectReader {
    static final int MOST_VALUES = 200;
    /** Control characters, signs that turn the direction of writing, halves of characters: nothing that belongs into a name. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]");

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Given given;
    private final Optional<ManagedObject> base;
    private final List<Flaw> flaws;

    private ObjectReader(Given given, Optional<ManagedObject> base) {
        this.given = given;
        this.base = base;
        this.flaws = new ArrayList<>(given.flaws());
    }

    /** What was read: an object without flaws, or flaws. */
    record Read(Optional<ManagedObject> object, List<Flaw> flaws) {}

    /** @param base what fields say that were not sent; empty where the object is a new one */
    static Read read(Given given, Optional<ManagedObject> base) {
        var reader = new ObjectReader(given, base);
        var name = reader.name();
        var object = name.map(reader::whole);
        return reader.flaws.isEmpty() ? new Read(object, List.of()) : new Read(Optional.empty(), reader.flaws);
    }

    /** By what name it is to be looked for; empty where none can be read. */
    static Optional<ObjectName> nameOf(Given given) {
        var kind = given.values().getOrDefault(ObjectField.KIND, List.of()).stream()
                .findFirst()
                .flatMap(ObjectKind::parse);
        var name = given.values().getOrDefault(ObjectField.NAME, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
        return kind.flatMap(known -> name.map(text -> new ObjectName(known, text)));
    }

    /** Whether a text may stand in a field as it is. */
    static boolean writable(String text, ObjectField field) {
        return text.length() <= field.longest() && !UNWRITABLE.matcher(text).find();
    }

    private Optional<ObjectName> name() {
        var kind = required(ObjectField.KIND);
        var name = required(ObjectField.NAME);
        var code = ObjectKind.parse(kind);
        if (!kind.isEmpty() && code.isEmpty()) {
            flaw(
                    ObjectField.KIND,
                    0,
                    "UNREADABLE",
                    "This is no kind of object.",
                    "不是有效的对象类型。",
                    kind,
                    "a to z, digits and hyphens, at most 40, such as " + String.join(", ", ObjectKind.known()));
        }
        return code.filter(known -> !name.isEmpty()).map(known -> new ObjectName(known, name));
    }

    private ManagedObject whole(ObjectName is) {
        return new ManagedObject(
                is,
                text(ObjectField.APPLICATION),
                text(ObjectField.PRODUCT),
                text(ObjectField.SITE),
                text(ObjectField.REDUNDANCY_GROUP),
                text(ObjectField.ENVIRONMENT),
                constant(ObjectField.IMPORTANCE, Importance.values()).orElse(null),
                texts(ObjectField.ADDRESSES),
                connection(),
                others(ObjectField.DEPENDS_ON, is),
                others(ObjectField.ALIASES, is),
                labels(),
                text(ObjectField.SOURCE),
                constant(ObjectField.STATE, ObjectState.values()).orElse(ObjectState.CONFIRMED));
    }

    private String required(ObjectField field) {
        var text = text(field);
        if (text.isEmpty()) {
            flaw(field, 0, "REQUIRED", "This must say something.", "此项必填。", null);
        }
        return text;
    }

    private String text(ObjectField field) {
        return texts(field).stream().findFirst().orElse("");
    }

    /** Stripped, each once, blank ones left out. */
    private List<String> texts(ObjectField field) {
        var values = given.values()
                .getOrDefault(field, base.map(object -> object.values(field)).orElse(List.of()));
        if (values.size() > MOST_VALUES) {
            flaw(field, MOST_VALUES, "TOO_MANY", "These are too many.", "数量过多。", null);
            return List.of();
        }
        var usable = new LinkedHashSet<String>();
        for (int number = 0; number < values.size(); number++) {
            var text = values.get(number).strip();
            if (text.length() > field.longest()) {
                flaw(field, number, "TOO_LONG", "This is too long.", "内容过长。", text);
            } else if (UNWRITABLE.matcher(text).find()) {
                flaw(field, number, "UNREADABLE", "This holds a character that cannot be shown.", "包含无法显示的字符。", text);
            } else if (!text.isEmpty()) {
                usable.add(text);
            }
        }
        return List.copyOf(usable);
    }

    private <E extends Enum<E>> Optional<E> constant(ObjectField field, E[] constants) {
        var text = text(field);
        var found = Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            flaw(
                    field,
                    0,
                    "UNKNOWN_VALUE",
                    "This value is not known here.",
                    "未知的取值。",
                    text,
                    Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private String connection() {
        var name = text(ObjectField.CONNECTION);
        if (!name.isEmpty() && !SECRET.matcher(name).matches()) {
            flaw(
                    ObjectField.CONNECTION,
                    0,
                    "NOT_A_SECRET_NAME",
                    "This must be the name of a secret, not a value.",
                    "此项须为密钥的名称，而非密钥内容。",
                    null,
                    "letters, digits and . _ -, at most 100");
            return "";
        }
        return name;
    }

    private List<ObjectName> others(ObjectField field, ObjectName self) {
        var names = new ArrayList<ObjectName>();
        var texts = texts(field);
        for (int number = 0; number < texts.size(); number++) {
            var text = texts.get(number);
            var name = ObjectName.parse(text);
            if (name.isEmpty()) {
                flaw(
                        field,
                        number,
                        "UNREADABLE",
                        "This must name another object.",
                        "此项须为另一对象的名称。",
                        text,
                        "kind/name, such as host/web-1");
            } else if (name.get().equals(self)) {
                flaw(field, number, "ITSELF", "An object cannot be named here by itself.", "不能引用对象自身。", text);
            } else {
                names.add(name.get());
            }
        }
        return names.stream().distinct().sorted().toList();
    }

    private Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        var texts = texts(ObjectField.LABELS);
        for (int number = 0; number < texts.size(); number++) {
            var text = texts.get(number);
            int sign = text.indexOf('=');
            if (sign < 1) {
                flaw(
                        ObjectField.LABELS,
                        number,
                        "UNREADABLE",
                        "A label has a key and a value.",
                        "标签须有键和值。",
                        text,
                        "key=value");
            } else {
                labels.put(
                        text.substring(0, sign).strip(),
                        text.substring(sign + 1).strip());
            }
        }
        return labels;
    }

    private void flaw(ObjectField field, int number, String code, String en, String zh, String found) {
        flaw(field, number, code, en, zh, found, null);
    }

    private void flaw(ObjectField field, int number, String code, String en, String zh, String found, String allowed) {
        var flaw = given.place().flaw(field, number, code, en, zh).found(found);
        flaws.add(allowed == null ? flaw : flaw.allowing(allowed));
    }
}
