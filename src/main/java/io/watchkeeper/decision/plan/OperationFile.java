package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.plan.AtomicOperation.Life;
import io.watchkeeper.facts.Sentence;

/** Reads one {@code plans/operations/CODE.yaml}. */
public final class OperationFile {
    public static final String FOLDER = "plans/operations/";

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Duration USUAL = Duration.ofSeconds(30);

    private OperationFile() {}

    /**
     * @param files texts by path
     * @return operations by code; none for a file that cannot be read
     */
    public static Map<String, AtomicOperation> read(SortedMap<String, String> files, Problems problems) {
        var operations = new LinkedHashMap<String, AtomicOperation>();
        files.forEach((path, text) -> {
            var code = path.substring(FOLDER.length()).replaceFirst("\\.yaml$", "");
            YamlFile.read(text, problems.in(path))
                    .flatMap(file -> operation(file, code))
                    .ifPresent(operation -> operations.put(code, operation));
        });
        return operations;
    }

    private static Optional<AtomicOperation> operation(Members file, String code) {
        YamlFile.code(file, code);
        var kind = named(file, "kind", OperationKind.values(), OperationKind::named);
        var life = file.has("life")
                ? named(file, "life", Life.values(), OperationFile::life)
                : Optional.of(Life.PUBLISHED);
        var operation = new AtomicOperation(
                code,
                file.sentence("name"),
                file.sentence("about"),
                kind.orElse(OperationKind.MANUAL),
                life.orElse(Life.PUBLISHED),
                file.given("connection"),
                targets(file),
                file.texts("does"),
                ParameterReader.read(file, "parameters"),
                ParameterReader.read(file, "outputs"),
                file.duration("timeout", StepReader.LONGEST, USUAL),
                file.flag("idempotent"),
                danger(file),
                code(file, "verify"),
                code(file, "undo"));
        file.noOthers();
        if (kind.isPresent()) {
            OperationCheck.of(operation, file);
        }
        return kind.map(known -> operation);
    }

    private static List<String> targets(Members file) {
        var kinds = file.texts("targets");
        kinds.stream()
                .filter(kind -> !KIND.matcher(kind).matches())
                .forEach(kind -> file.problem(
                        "targets",
                        "BAD_VALUE",
                        kind,
                        new Sentence("This is no kind of object.", "这不是对象类型。"),
                        "a-z 0-9 -, host, node, application"));
        return kinds;
    }

    private static int danger(Members file) {
        if (!file.has("danger")) {
            file.missing("danger");
        }
        return file.number("danger", 0, 3, 3);
    }

    private static Optional<String> code(Members file, String member) {
        return file.has(member) ? Optional.of(file.text(member)) : Optional.empty();
    }

    private static Optional<Life> life(String word) {
        return Stream.of(Life.values()).filter(life -> life.name().equals(word)).findFirst();
    }

    private static <E extends Enum<E>> Optional<E> named(
            Members file, String member, E[] all, Function<String, Optional<E>> read) {
        var word = file.needed(member);
        var found = read.apply(word);
        if (found.isEmpty() && file.has(member)) {
            List<String> known = Stream.of(all).map(Enum::name).toList();
            file.problems()
                    .add(
                            member,
                            "UNKNOWN_KIND",
                            word,
                            new Sentence("There is no such word here.", "此处没有这种取值。"),
                            String.join(", ", known),
                            Nearest.to(word, known));
        }
        return found;
    }
}
