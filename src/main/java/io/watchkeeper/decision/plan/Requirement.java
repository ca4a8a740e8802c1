package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.facts.Evidence;

/**
 * What the answer of a check must be: {@code < 80}, {@code >= 20}, {@code = 200, 204}, {@code != down}, or {@code answers} where any answer will do. No answer
 * never fulfils it: what is unknown is not good.
 *
 * @param values one number for {@code <} and its like, else texts of which any will do
 */
public record Requirement(Comparison comparison, List<String> values) {
    /** In words, for who wrote something else. */
    public static final String ALLOWED = "< 80, <= 80, > 20, >= 20, = running, != down, answers";

    private static final Pattern FORM = Pattern.compile("(<=|>=|<|>|=|!=)\\s*(\\S.*?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    public static final Requirement ANSWERS = new Requirement(Comparison.ANSWERS, List.of());

    public enum Comparison {
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">="),
        IS("="),
        IS_NOT("!="),
        ANSWERS("answers");

        private final String written;

        Comparison(String written) {
            this.written = written;
        }
    }

    public Requirement {
        values = List.copyOf(values);
    }

    /** Empty where the text has another form. */
    public static Optional<Requirement> read(String text) {
        if (text.strip().equals(Comparison.ANSWERS.written)) {
            return Optional.of(ANSWERS);
        }
        var found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var comparison = Stream.of(Comparison.values())
                .filter(known -> known.written.equals(found.group(1)))
                .findFirst()
                .orElseThrow();
        return read(comparison, found.group(2));
    }

    private static Optional<Requirement> read(Comparison comparison, String written) {
        if (comparison == Comparison.IS || comparison == Comparison.IS_NOT) {
            var values = Stream.of(written.split(",", -1)).map(String::strip).toList();
            return values.stream().anyMatch(String::isEmpty)
                    ? Optional.empty()
                    : Optional.of(new Requirement(comparison, values));
        }
        return NUMBER.matcher(written).matches()
                ? Optional.of(new Requirement(comparison, List.of(written)))
                : Optional.empty();
    }

    public boolean holds(Evidence evidence) {
        return evidence.status().equals(Evidence.OK) && holds(evidence.value(), evidence.text());
    }

    private boolean holds(double value, String text) {
        return switch (comparison) {
            case BELOW -> value < number();
            case AT_MOST -> value <= number();
            case ABOVE -> value > number();
            case AT_LEAST -> value >= number();
            case IS -> named(value, text);
            case IS_NOT -> !named(value, text);
            case ANSWERS -> true;
        };
    }

    private double number() {
        return Double.parseDouble(values.get(0));
    }

    private boolean named(double value, String text) {
        return values.stream()
                .anyMatch(one -> text.isEmpty() && NUMBER.matcher(one).matches()
                        ? Double.parseDouble(one) == value
                        : one.equals(text));
    }

    /** As it is written in files. */
    public String text() {
        return values.isEmpty() ? comparison.written : comparison.written + " " + String.join(", ", values);
    }
}
