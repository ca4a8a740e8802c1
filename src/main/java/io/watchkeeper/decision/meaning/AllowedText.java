package io.watchkeeper.decision.meaning;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sets of values in a notation that is read in every language. */
final class AllowedText {
    private static final int SHOWN = 8;

    private AllowedText() {}

    /** Empty where nothing is kept out. */
    static Optional<String> of(Allowed allowed, Axis axis) {
        if (allowed instanceof Words words) {
            return words.none().isEmpty()
                    ? Optional.empty()
                    : Optional.of(axis.name() + " ∌ " + listed(words.none(), axis));
        }
        var values = (Values) allowed;
        if (values.among() != null) {
            return Optional.of(
                    axis.name() + (values.among().size() == 1 ? " = " : " ∈ ") + listed(values.among(), axis));
        }
        if (!values.except().isEmpty()) {
            return Optional.of(
                    axis.name() + (values.except().size() == 1 ? " ≠ " : " ∉ ") + listed(values.except(), axis));
        }
        return range(values, axis);
    }

    private static Optional<String> range(Values values, Axis axis) {
        boolean low = values.low() != Long.MIN_VALUE;
        boolean high = values.high() != Long.MAX_VALUE;
        if (!low && !high) {
            return Optional.empty();
        }
        var text = axis.name();
        text = low ? axis.written(values.low()) + " ≤ " + text : text;
        return Optional.of(high ? text + " ≤ " + axis.written(values.high()) : text);
    }

    private static String listed(Collection<Object> values, Axis axis) {
        var shown = values.stream().limit(SHOWN).map(axis::written).collect(Collectors.joining(", "));
        var text = values.size() > SHOWN ? shown + ", …" : shown;
        return values.size() == 1 ? text : "{" + text + "}";
    }
}
