package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a line of a log must be to be found, as it is written in a check: {@code level = ERROR}, one condition a line. All of them must hold. */
public record SearchTerms(List<Term> terms) {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z@_][\\w@.-]{0,99})\\s*(!=|=|~)\\s*(\\S.*?)\\s*");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");

    public SearchTerms {
        terms = List.copyOf(terms);
    }

    /** How a field is compared. */
    public enum Comparison {
        /** It is this, letter by letter. */
        IS,
        IS_NOT,
        /** It holds these words in this order. */
        HOLDS
    }

    /**
     * A condition.
     *
     * @param value the text, or the name of the parameter whose value it is
     */
    public record Term(String field, Comparison comparison, String value, boolean parameter) {}

    /** Empty where a line has another form, or a place for a value is only a part of a text. */
    public static Optional<SearchTerms> read(String text) {
        var terms = new ArrayList<Term>();
        for (var line : text.lines().filter(written -> !written.isBlank()).toList()) {
            var term = term(line);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new SearchTerms(terms));
    }

    private static Optional<Term> term(String line) {
        var written = LINE.matcher(line);
        if (!written.matches()) {
            return Optional.empty();
        }
        var value = written.group(3);
        var place = PLACE.matcher(value);
        boolean parameter = place.matches();
        return parameter || !place.reset().find()
                ? Optional.of(new Term(
                        written.group(1),
                        comparison(written.group(2)),
                        parameter ? place.replaceAll("$1") : value,
                        parameter))
                : Optional.empty();
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "=" -> Comparison.IS;
            case "~" -> Comparison.HOLDS;
            default -> Comparison.IS_NOT;
        };
    }

    /** The parameters whose values belong in it. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        terms.stream().filter(Term::parameter).map(Term::value).forEach(names::add);
        return names;
    }
}
