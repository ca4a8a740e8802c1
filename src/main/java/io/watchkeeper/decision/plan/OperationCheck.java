package io.watchkeeper.decision.plan;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Placeholders;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with the texts of an operation: each kind has its own places for values, and nothing is ever pasted into another place. */
final class OperationCheck {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern WHOLE = Pattern.compile("(--?[A-Za-z0-9][A-Za-z0-9-]*=)?\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern SERVER =
            Pattern.compile("server\\s+[^\\s{}]*(\\{[a-z][A-Za-z0-9]*}[^\\s{}]*)*(\\s[^{}]*)?;");
    private static final Pattern WORDS = Pattern.compile("[^\\s{}]+|\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern PARTS =
            Pattern.compile("([^\\s{}/]+|\\{[a-z][A-Za-z0-9]*})(/([^\\s{}/]+|\\{[a-z][A-Za-z0-9]*}))*");
    private static final String QUERY = "[^\\s{}&=]+=([^\\s{}&=]*|\\{[a-z][A-Za-z0-9]*})";
    private static final Pattern HTTP_PATH =
            Pattern.compile("(/([^\\s{}/?]+|\\{[a-z][A-Za-z0-9]*})?)+(\\?" + QUERY + "(&" + QUERY + ")*)?");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicOperation operation;
    private final Members file;

    private OperationCheck(AtomicOperation operation, Members file) {
        this.operation = operation;
        this.file = file;
    }

    static void of(AtomicOperation operation, Members file) {
        var check = new OperationCheck(operation, file);
        check.connection();
        check.defaults();
        if (operation.kind() == OperationKind.MANUAL) {
            check.bad("kind", "MANUAL", "a step without an operation");
        } else if (!operation.kind().takes(operation.does().size())) {
            check.bad(
                    "does",
                    String.valueOf(operation.does().size()),
                    operation.kind().texts());
        } else {
            check.form();
            check.places();
        }
    }

    private void connection() {
        boolean connects = operation.kind().connects();
        if (connects && operation.connection().isEmpty()) {
            file.missing("connection");
        } else if (!connects && operation.connection().isPresent()) {
            file.problem(
                    "connection",
                    "UNUSED_VALUE",
                    file.text("connection"),
                    new Sentence("An operation of this kind does not use this.", "此类操作不使用该内容。"));
        }
        operation.connection().ifPresent(given -> reference("connection", given, false));
        operation.connection().filter(Given.Constant.class::isInstance).ifPresent(given -> {
            var name = ((Given.Constant) given).value();
            if (!NAME.matcher(name).matches()) {
                bad("connection", name, "letters, digits . _ -");
            }
        });
    }

    private void defaults() {
        operation.parameters().values().forEach(parameter -> parameter
                .standard()
                .ifPresent(given -> reference("parameters." + parameter.name() + ".default", given, true)));
    }

    private void reference(String member, Given given, boolean target) {
        if (given instanceof Given.Reference reference) {
            boolean known = References.ofEvent(reference) || target && References.ofTarget(reference);
            if (!known) {
                file.problem(
                        member,
                        "UNKNOWN_REFERENCE",
                        reference.path(),
                        new Sentence("Nothing tells this here.", "此处无法得到该内容。"),
                        References.allowed(target));
            }
        }
    }

    private void form() {
        var does = operation.does();
        switch (operation.kind()) {
            case SSH -> command();
            case HTTP -> http();
            case HAPROXY -> Pattern.compile("\\s+").splitAsStream(does.get(0)).forEach(word -> matches(word, PARTS));
            case NGINX -> {
                whole(does.get(0), WHOLE);
                matches(does.get(1), SERVER);
            }
            case KUBERNETES, PGBOUNCER ->
                Pattern.compile("\\s+").splitAsStream(does.get(0)).forEach(word -> matches(word, WORDS));
            case SCRIPT -> matches(does.get(0), NAME);
            case WAIT, CHECK -> {
                if (Requirement.read(does.get(1)).isEmpty()) {
                    bad("does", does.get(1), Requirement.ALLOWED);
                }
            }
            case SQL, NOTIFY, MANUAL -> {}
        }
    }

    /** A value is an argument that is only read: neither the program that runs, nor what an interpreter takes for one. */
    private void command() {
        var does = operation.does();
        for (int at = 0; at < does.size(); at++) {
            whole(does.get(at), WHOLE);
            var place = WHOLE.matcher(does.get(at));
            if (place.matches()) {
                var option = place.group(1) == null ? "" : place.group(1);
                boolean runs = option.isEmpty() && ReadAsProgram.chosen(does.subList(0, at));
                if (runs || ReadAsProgram.interpreted(does.subList(0, at), option)) {
                    misplaced(does.get(at));
                }
            }
        }
    }

    private void http() {
        var does = operation.does();
        if (!METHODS.contains(does.get(0))) {
            bad("does", does.get(0), String.join(", ", new TreeSet<>(METHODS)));
        }
        matches(does.get(1), HTTP_PATH);
        if (does.size() > 2) {
            try {
                body(JSON.readTree(does.get(2)));
            } catch (JsonProcessingException broken) {
                bad("does", does.get(2), "JSON");
            }
        }
    }

    /** A value is a whole text, never a part of one, and never a name. */
    private void body(JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (PLACE.matcher(name).find()) {
                misplaced(name);
            }
        });
        node.forEach(this::body);
        if (node.isTextual()) {
            whole(node.textValue(), PLACE);
        }
    }

    private void whole(String text, Pattern place) {
        if (PLACE.matcher(text).find()) {
            matches(text, place);
        }
    }

    private void matches(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            misplaced(text);
        }
    }

    private void misplaced(String text) {
        file.problem(
                "does",
                "MISPLACED_PARAMETER",
                text,
                new Sentence(
                        "A value cannot stand here: see what this kind of operation takes.", "此处不能放置参数，请查看该类操作的写法。"),
                operation.kind().name() + ": docs/plans.md");
    }

    private void bad(String member, String value, String allowed) {
        file.problem(member, "BAD_VALUE", value, new Sentence("This cannot stand here.", "此处不能这样填写。"), allowed);
    }

    /** Every place has its parameter, and every parameter its place. */
    private void places() {
        var kind = operation.kind();
        var places = new TreeSet<String>();
        for (var text : operation.does()) {
            if (kind == OperationKind.SQL) {
                places.addAll(Placeholders.ofSql(text).names());
            } else {
                PLACE.matcher(text).results().forEach(found -> places.add(found.group(1)));
            }
        }
        places.stream()
                .filter(name -> !operation.parameters().containsKey(name))
                .forEach(this::unknown);
        if (kind != OperationKind.SCRIPT && !kind.checks()) {
            operation.parameters().keySet().stream()
                    .filter(name -> !places.contains(name) && !whereItRuns(name))
                    .forEach(name -> file.problem(
                            "parameters." + name,
                            "UNUSED_VALUE",
                            name,
                            new Sentence("What is done does not use this.", "操作内容没有使用该参数。")));
        }
    }

    /** Over SSH a parameter of this name says on which host, where that is not the target. */
    private boolean whereItRuns(String name) {
        return name.equals("host") && operation.kind().onHost();
    }

    private void unknown(String name) {
        file.problem(
                "does",
                "UNKNOWN_PARAMETER",
                name,
                new Sentence("The operation has no such parameter.", "该操作没有此参数。"),
                String.join(", ", operation.parameters().keySet()));
    }
}
