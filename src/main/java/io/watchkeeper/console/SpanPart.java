package io.watchkeeper.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One part of a span of time as people say it: {@code 3 h} of {@code 3 h 20 min}. */
public record SpanPart(long amount, Unit unit) {
    /** Largest first. */
    public enum Unit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1)),
        SECONDS(Duration.ofSeconds(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    /** The parts from the largest that is not zero, at most so many, without zeros at the end; never none. */
    static List<SpanPart> of(Duration span, int most) {
        var parts = new ArrayList<SpanPart>();
        var rest = span;
        for (var unit : Unit.values()) {
            var amount = rest.dividedBy(unit.length);
            rest = rest.minus(unit.length.multipliedBy(amount));
            if (amount > 0 || !parts.isEmpty() || unit == Unit.SECONDS) {
                parts.add(new SpanPart(amount, unit));
            }
        }
        var told = parts.subList(0, Math.min(most, parts.size()));
        while (told.size() > 1 && told.get(told.size() - 1).amount() == 0) {
            told = told.subList(0, told.size() - 1);
        }
        return List.copyOf(told);
    }
}
