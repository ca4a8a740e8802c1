package io.watchkeeper.decision.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.ArgumentsCheck;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/** Reads {@code diagnosis/checks.csv}. */
public final class ChecksFile {
    public static final String PATH = "diagnosis/checks.csv";
    public static final List<String> COLUMNS = List.of(
            "code",
            "name_en",
            "name_zh",
            "kind",
            "source",
            "ask",
            "parameters",
            "unit",
            "timeout",
            "result",
            "cost",
            "danger");

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<String> LATER = List.of("result", "cost", "danger");
    private static final List<String> NEEDED = List.of("name_en", "name_zh", "kind", "timeout");

    private final Problems.InFile problems;

    private ChecksFile(Problems.InFile problems) {
        this.problems = problems;
    }

    /** @param text empty for a rulebook without trees */
    public static List<CheckDefinition> read(String text, Problems.InFile problems) {
        var checks = new ArrayList<CheckDefinition>();
        if (!text.isEmpty()) {
            var file = new ChecksFile(problems);
            for (var entry : RecordFile.grown(COLUMNS, LATER, problems).read(text)) {
                Written.needs(entry, problems, NEEDED);
                file.check(entry).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private Optional<CheckDefinition> check(RecordFile.Entry entry) {
        var kind = CheckKind.named(entry.get("kind"));
        var arguments = Arguments.read(entry.get("parameters"));
        if (kind.isEmpty()) {
            var known = Stream.of(CheckKind.values()).map(Enum::name).toList();
            problems.add(
                    entry.address("kind"),
                    "UNKNOWN_KIND",
                    entry.get("kind"),
                    new Sentence("There is no such kind of check.", "没有这种检查。"),
                    String.join(", ", known),
                    Nearest.to(entry.get("kind"), known));
            return Optional.empty();
        }
        if (arguments.isEmpty()) {
            problems.add(
                    entry.address("parameters"),
                    "BAD_PARAMETERS",
                    entry.get("parameters"),
                    ArgumentsCheck.form(),
                    "host = ${event.object}; port = 5432",
                    "");
            return Optional.empty();
        }
        var definition = new CheckDefinition(
                entry.get("code"),
                new Sentence(entry.get("name_en"), entry.get("name_zh")),
                kind.get(),
                entry.get("source"),
                entry.get("ask"),
                arguments.get(),
                entry.get("unit"),
                Written.duration(entry, "timeout", LONGEST, problems),
                traits(entry));
        complete(entry, definition);
        return Optional.of(definition);
    }

    private CheckTraits traits(RecordFile.Entry entry) {
        return new CheckTraits(
                trait(entry, "result", CheckTraits.UNSAID.result()),
                trait(entry, "cost", CheckTraits.UNSAID.cost()),
                trait(entry, "danger", CheckTraits.UNSAID.danger()));
    }

    private <E extends Enum<E>> E trait(RecordFile.Entry entry, String column, E unsaid) {
        var word = entry.get(column);
        var type = unsaid.getDeclaringClass();
        var found = word.isEmpty() ? Optional.of(unsaid) : CheckTraits.named(type, word);
        if (found.isEmpty()) {
            var words = CheckTraits.words(type);
            problems.add(
                    entry.address(column),
                    "UNKNOWN_VALUE",
                    word,
                    new Sentence("This is none of the words that may stand here.", "此处不能填写该词。"),
                    String.join(", ", words),
                    Nearest.to(word, words));
        }
        return found.orElse(unsaid);
    }

    private void complete(RecordFile.Entry entry, CheckDefinition check) {
        filled(entry, "ask", check.kind().asks() == CheckKind.Asks.TEXT);
        filled(entry, "source", check.kind().hasSource());
        if (!check.source().isEmpty() && Given.of(check.source()).isEmpty()) {
            problems.add(entry.address("source"), "BAD_PARAMETERS", check.source(), ArgumentsCheck.form());
        }
        ArgumentsCheck.ofDefinition(check)
                .forEach(problem -> problems.add(
                        entry.address(problem.inText() ? "ask" : "parameters"),
                        problem.code(),
                        problem.value(),
                        problem.message(),
                        problem.allowed(),
                        ""));
    }

    private void filled(RecordFile.Entry entry, String column, boolean wanted) {
        if (entry.get(column).isEmpty() == wanted) {
            problems.add(
                    entry.address(column),
                    wanted ? "MISSING_VALUE" : "UNUSED_VALUE",
                    entry.get(column),
                    wanted
                            ? new Sentence("A check of this kind needs this.", "此类检查必须填写该内容。")
                            : new Sentence("A check of this kind does not use this.", "此类检查不使用该内容。"));
        }
    }
}
