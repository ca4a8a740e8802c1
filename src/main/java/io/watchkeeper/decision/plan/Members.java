package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/** The members of one mapping of a YAML file. What nobody asked for is told as unknown. */
final class Members {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");
    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,4})([smh])");

    private final JsonNode node;
    private final String path;
    private final Problems.InFile problems;
    private final Set<String> known = new TreeSet<>();

    private Members(JsonNode node, String path, Problems.InFile problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    static Members of(JsonNode node, String path, Problems.InFile problems) {
        if (node.isObject()) {
            return new Members(node, path, problems);
        }
        var found = new Members(JsonNodeFactory.instance.objectNode(), path, problems);
        found.form(
                path, node, new Sentence("Members are written here, such as name: value.", "此处应为成员，例如 name: value。"));
        return found;
    }

    String path() {
        return path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Problems.InFile problems() {
        return problems;
    }

    Optional<JsonNode> find(String name) {
        known.add(name);
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Empty where the member is absent or no text. */
    String text(String name) {
        return find(name).flatMap(found -> scalar(path(name), found)).orElse("");
    }

    /** As {@link #text}, and told where it is absent. */
    String needed(String name) {
        if (!has(name)) {
            missing(name);
        }
        return text(name);
    }

    /** The members {@code en} and {@code zh} of this. */
    Sentence sentence() {
        return new Sentence(needed("en"), needed("zh"));
    }

    /** The same where either is there, else nothing in two languages. */
    Sentence possibleSentence() {
        return has("en") || has("zh") ? sentence() : new Sentence("", "");
    }

    /** A member that has {@code en} and {@code zh}. */
    Sentence sentence(String name) {
        if (!has(name)) {
            missing(name);
            return new Sentence("", "");
        }
        var inner = Members.of(find(name).orElseThrow(), path(name), problems);
        var sentence = inner.sentence();
        inner.noOthers();
        return sentence;
    }

    Optional<Members> inner(String name) {
        return find(name).map(found -> Members.of(found, path(name), problems));
    }

    /** Members by name, in the order in which they are written. */
    Map<String, Members> named(String name) {
        var all = new LinkedHashMap<String, Members>();
        inner(name).ifPresent(inner -> inner.node.properties().forEach(entry -> {
            if (inner.sound(entry.getKey())) {
                all.put(entry.getKey(), Members.of(entry.getValue(), inner.path(entry.getKey()), problems));
            }
        }));
        return all;
    }

    private boolean sound(String name) {
        boolean sound = NAME.matcher(name).matches();
        if (!sound) {
            problem(
                    name,
                    "BAD_NAME",
                    name,
                    new Sentence(
                            "A name is 1 to 32 letters and digits and begins with a small letter.",
                            "名称由 1 到 32 个字母和数字组成，以小写字母开头。"));
        }
        return sound;
    }

    /** The values of a member, each a constant or a reference. */
    SortedMap<String, Given> values(String name) {
        var all = new TreeMap<String, Given>();
        inner(name).ifPresent(inner -> inner.node.fieldNames().forEachRemaining(key -> {
            if (inner.sound(key)) {
                inner.given(key).ifPresent(given -> all.put(key, given));
            }
        }));
        return all;
    }

    /** Empty where the member is absent, or is told to be wrong. */
    Optional<Given> given(String name) {
        var text = text(name);
        var given = Given.of(text);
        if (has(name) && given.isEmpty()) {
            problem(
                    name,
                    "BAD_VALUE",
                    text,
                    new Sentence(
                            "A value is a text or a reference such as ${event.object}, never nothing and never both.",
                            "值只能是文本或引用（例如 ${event.object}），不能为空，也不能混用。"));
        }
        return given;
    }

    /** One text, or several. */
    List<String> texts(String name) {
        var all = new ArrayList<String>();
        elements(name).forEach(element -> scalar(path(name), element).ifPresent(all::add));
        return all;
    }

    /** The elements of a list, each named after its {@code id} where it has one. */
    List<Members> list(String name) {
        var all = new ArrayList<Members>();
        for (var element : elements(name)) {
            var id = element.path("id").asText("");
            var place = id.isEmpty() ? "[" + all.size() + "]" : "." + id;
            all.add(Members.of(element, path(name) + place, problems));
        }
        return all;
    }

    private List<JsonNode> elements(String name) {
        var all = new ArrayList<JsonNode>();
        find(name).ifPresent(found -> {
            if (found.isArray()) {
                found.forEach(all::add);
            } else {
                all.add(found);
            }
        });
        return all;
    }

    int number(String name, int least, int most, int otherwise) {
        var written = find(name);
        if (written.isEmpty()) {
            return otherwise;
        }
        var node = written.get();
        if (node.isInt() && node.intValue() >= least && node.intValue() <= most) {
            return node.intValue();
        }
        problem(
                name,
                "BAD_NUMBER",
                node.asText(),
                new Sentence("This is no such number.", "这不是允许的数字。"),
                least + " … " + most);
        return otherwise;
    }

    Duration duration(String name, Duration most, Duration otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var text = text(name);
        var written = SECONDS.matcher(text);
        if (written.matches()) {
            long unit = Map.of("s", 1L, "m", 60L, "h", 3600L).get(written.group(2));
            var duration = Duration.ofSeconds(Long.parseLong(written.group(1)) * unit);
            if (duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        problem(
                name,
                "BAD_DURATION",
                text,
                new Sentence("This is no such duration.", "这不是允许的时长。"),
                "1s … " + most.toSeconds() + "s");
        return otherwise;
    }

    boolean flag(String name) {
        var written = find(name);
        boolean known = written.isEmpty() || written.get().isBoolean();
        if (!known) {
            problem(
                    name,
                    "BAD_FLAG",
                    text(name),
                    new Sentence("This is true or false.", "只能是 true 或 false。"),
                    "true, false");
        }
        return written.map(JsonNode::booleanValue).orElse(false);
    }

    private Optional<String> scalar(String at, JsonNode found) {
        if (found.isValueNode() && !found.isNull()) {
            return Optional.of(found.asText().strip());
        }
        form(at, found, new Sentence("One text is written here.", "此处应为一个文本。"));
        return Optional.empty();
    }

    private void form(String at, JsonNode found, Sentence message) {
        problems.add(at, "BAD_FORM", found.isNull() ? "" : found.toString(), message);
    }

    void missing(String name) {
        problem(name, "MISSING_VALUE", "", new Sentence("This must be filled in.", "此处必须填写。"));
    }

    /** Tells of every member that nobody looked for. */
    void noOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                var message = new Sentence("There is no such member here.", "此处没有该成员。");
                problems.add(
                        path(name), "UNKNOWN_MEMBER", name, message, String.join(", ", known), Nearest.to(name, known));
            }
        });
    }

    void problem(String name, String code, String value, Sentence message) {
        problems.add(path(name), code, value, message);
    }

    void problem(String name, String code, String value, Sentence message, String allowed) {
        problems.add(path(name), code, value, message, allowed, "");
    }
}
