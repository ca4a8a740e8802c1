package io.watchkeeper.decision.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.table.SlowPattern;
import io.watchkeeper.facts.Sentence;

/** One constraint of a pattern as text: it compares fields, variables and literals, and does nothing else. What is not known to do that is refused. */
final class DrlConstraint {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
    /** Whichever begins first: inside a text these are letters, inside a comment a quotation mark is. */
    private static final Pattern HIDING = Pattern.compile(TEXT.pattern() + "|(//|/\\*|['`\"])");

    private static final Pattern MATCHES = Pattern.compile("\\bmatches\\b\\s*(\"((?:[^\"\\\\]++|\\\\.)*+)\")?");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][\\w$]*)\\s*\\(\\s*(\\))?");
    private static final Pattern VARIABLE = Pattern.compile("(\\$\\w+)\\s*:(?!=)\\s*([a-z]\\w*)?");
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\bnew\\b|\\beval\\b|\\bfrom\\b|[;{}@#`?~\\\\]|->|::|(?<![=!<>])=(?!=)|\\+\\+|--|:=");
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_$])[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern JOINED = Pattern.compile("&&|\\|\\||,");
    private static final Pattern TIE = Pattern.compile("signal\\s*==\\s*(\\$\\w+)(\\.signal(?:\\(\\))?)?");
    private static final Pattern TIE_TURNED = Pattern.compile("(\\$\\w+)(\\.signal(?:\\(\\))?)?\\s*==\\s*signal");
    /** Words that may stand before a bracket without being a call. */
    private static final Set<String> BEFORE_A_BRACKET = Set.of("in", "not", "contains", "matches", "memberOf", "str");

    private static final Set<String> WORDS = Set.of(
            "in",
            "not",
            "contains",
            "excludes",
            "matches",
            "memberOf",
            "str",
            "startsWith",
            "endsWith",
            "null",
            "true",
            "false",
            "this");

    private static final Set<String> READERS = names(Set.of("size", "isEmpty", "length"));
    private static final Set<String> NAMES =
            Stream.of(READERS, WORDS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final String written;
    private final String bare;

    DrlConstraint(String written) {
        this.written = written;
        this.bare = TEXT.matcher(written).replaceAll("\"\"");
    }

    /** Those of the fields of all facts, and more. */
    private static Set<String> names(Set<String> more) {
        var names = FactType.every().values().stream()
                .flatMap(type -> type.fields().keySet().stream())
                .collect(Collectors.toCollection(HashSet::new));
        names.addAll(more);
        return names;
    }

    /** How many comparisons it joins. */
    int size() {
        return 1 + (int) JOINED.matcher(bare).results().count();
    }

    /** The fields that it binds, by variable; nothing for a variable that is bound to something else. */
    Map<String, String> bound() {
        var found = new HashMap<String, String>();
        VARIABLE.matcher(bare)
                .results()
                .forEach(variable -> found.put(
                        variable.group(1),
                        Optional.ofNullable(variable.group(2)).orElse("")));
        return found;
    }

    /**
     * The variable whose signal this constraint demands, as a whole and not as one of several ways.
     *
     * @param signals variables that hold a signal
     */
    Optional<String> tiedTo(Set<String> signals) {
        for (var form : List.of(TIE, TIE_TURNED)) {
            var tie = form.matcher(bare.strip());
            if (tie.matches() && (tie.group(2) != null || signals.contains(tie.group(1)))) {
                return Optional.of(tie.group(1));
            }
        }
        return Optional.empty();
    }

    /** @param refusals takes what is found, and why it is refused */
    void check(Refusals refusals) {
        HIDING.matcher(written)
                .results()
                .map(found -> found.group(1))
                .filter(found -> found != null)
                .findFirst()
                .ifPresent(found -> refusals.refuse(
                        found,
                        new Sentence(
                                "A constraint has texts in double quotes and no comments: \"" + found
                                        + "\" is not allowed.",
                                "约束中的文本须用双引号，且不能有注释：不允许“" + found + "”。")));
        first(FORBIDDEN, Set.of())
                .ifPresent(found -> refusals.refuse(
                        found,
                        new Sentence(
                                "A constraint only compares: \"" + found + "\" is not allowed.",
                                "约束只能用于比较：不允许“" + found + "”。")));
        CALL.matcher(bare).results().forEach(call -> {
            boolean reads = READERS.contains(call.group(1)) && call.group(2) != null;
            if (!reads && !BEFORE_A_BRACKET.contains(call.group(1))) {
                refusals.refuse(
                        call.group(1),
                        new Sentence(
                                "A constraint must not call " + call.group(1) + ".", "约束中不能调用 " + call.group(1) + "。"));
            }
        });
        first(NAME, NAMES)
                .ifPresent(found -> refusals.refuse(
                        found,
                        new Sentence(
                                "A constraint names fields of facts and variables: \"" + found + "\" is neither.",
                                "约束只能使用事实的字段和变量：“" + found + "”两者都不是。")));
        MATCHES.matcher(written).results().forEach(found -> pattern(found.group(2))
                .ifPresent(why -> refusals.refuse("matches", why)));
    }

    /** Takes a passage and why it is refused. */
    interface Refusals {
        void refuse(String passage, Sentence why);
    }

    private Optional<String> first(Pattern pattern, Set<String> allowed) {
        return pattern.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(found -> !allowed.contains(found))
                .findFirst();
    }

    /** @param literal null where no text in double quotes follows */
    private static Optional<Sentence> pattern(String literal) {
        return literal == null
                ? Optional.of(new Sentence("A text in double quotes follows matches.", "matches 之后必须是双引号文本。"))
                : SlowPattern.refused(literal);
    }
}
