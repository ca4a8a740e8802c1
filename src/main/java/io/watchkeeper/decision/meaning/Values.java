package io.watchkeeper.decision.meaning;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.table.Operator;
import io.watchkeeper.decision.table.TextPattern;

/**
 * Single values: texts, flags, and numbers as {@link io.watchkeeper.decision.table.Sortable}.
 *
 * @param among the only values that may pass, or null where that cannot be listed; what follows is empty then
 * @param except values that do not pass
 * @param low lowest number that passes
 * @param high highest number that passes
 * @param tests what else is asked of a text
 */
record Values(Set<Object> among, Set<Object> except, long low, long high, Set<Test> tests) implements Allowed {
    private static final int LISTED = 16;
    private static final Values ALL = new Values(null, Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, Set.of());

    /** A comparison that can be made with one text, but not with all. */
    record Test(Operator operator, Object wanted) {
        /** True also of what is no text. */
        boolean holds(Object value) {
            return value == Axis.ABSENT
                    ? operator.test(null, wanted)
                    : !(value instanceof String) || operator.test(value, wanted);
        }

        /** Whether it is proven to hold wherever another does. */
        boolean follows(Test other) {
            boolean start = operator == Operator.STARTS_WITH && other.operator == operator;
            return equals(other)
                    || start && ((Set<?>) other.wanted).stream().allMatch(text -> operator.test(text, wanted));
        }

        /** Texts for which it probably holds. */
        Stream<String> texts() {
            return wanted instanceof TextPattern pattern
                    ? Stream.of(pattern.prefix(), pattern.source(), "other")
                    : ((Set<?>) wanted).stream().map(Object::toString);
        }
    }

    Values {
        if (among == null && (low > high || high - low >= 0 && high - low < LISTED)) {
            among = new LinkedHashSet<>();
            for (long number = low; number <= high && number >= low; number++) {
                among.add(number);
            }
        }
        if (among != null) {
            var left = new LinkedHashSet<>(among);
            left.removeAll(except);
            long lowest = low;
            long highest = high;
            left.removeIf(value -> value instanceof Long number && (number < lowest || number > highest));
            var asked = tests;
            left.removeIf(value -> !asked.stream().allMatch(test -> test.holds(value)));
            among = left;
            tests = Set.of();
            except = Set.of();
            low = Long.MIN_VALUE;
            high = Long.MAX_VALUE;
        }
    }

    static Values among(Collection<?> values) {
        return new Values(new LinkedHashSet<>(values), Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, Set.of());
    }

    static Values except(Collection<?> values) {
        return new Values(null, new HashSet<>(values), Long.MIN_VALUE, Long.MAX_VALUE, Set.of());
    }

    static Values between(long low, long high) {
        return new Values(null, Set.of(), low, high, Set.of());
    }

    static Values tested(Operator operator, Object wanted) {
        return new Values(null, Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, Set.of(new Test(operator, wanted)));
    }

    @Override
    public boolean empty() {
        return among != null && among.isEmpty();
    }

    @Override
    public boolean contains(Allowed other) {
        var values = (Values) other;
        if (values.among != null) {
            return values.among.stream().allMatch(this::mayPass);
        }
        return among == null
                && tests.stream().allMatch(test -> values.tests.stream().anyMatch(test::follows))
                && low <= values.low
                && high >= values.high
                && except.stream().noneMatch(values::mayPass);
    }

    @Override
    public Allowed and(Allowed other) {
        var values = (Values) other;
        var listed = among == null ? values.among : among;
        if (among != null && values.among != null) {
            listed = new LinkedHashSet<>(among);
            listed.retainAll(values.among);
        }
        return new Values(
                listed,
                union(except, values.except),
                Math.max(low, values.low),
                Math.min(high, values.high),
                union(tests, values.tests));
    }

    @Override
    public boolean apart(Allowed other) {
        var values = (Values) other;
        if (among != null) {
            return among.stream().noneMatch(values::mayPass);
        }
        if (values.among != null) {
            return values.among.stream().noneMatch(this::mayPass);
        }
        return low > values.high || high < values.low;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public boolean mayPass(Object value) {
        return (among == null || among.contains(value))
                && !except.contains(value)
                && !(value instanceof Long number && (number < low || number > high))
                && tests.stream().allMatch(test -> test.holds(value));
    }

    @Override
    public Optional<Object> sample(Axis axis) {
        if (among != null) {
            return among.stream().findFirst();
        }
        if (!tests.isEmpty()) {
            return tests.stream()
                    .flatMap(Test::texts)
                    .filter(this::mayPass)
                    .<Object>map(text -> text)
                    .findFirst();
        }
        return Optional.of(axis.number() ? number() : text());
    }

    private Object number() {
        long from = low != Long.MIN_VALUE ? low : high != Long.MAX_VALUE ? Math.min(high, 0) : 0;
        long number = from;
        while (except.contains(number) && number < high) {
            number++;
        }
        for (long below = from; except.contains(number) && below > low; below--) {
            number = below - 1;
        }
        return number;
    }

    private Object text() {
        var text = "other";
        for (int i = 2; except.contains(text); i++) {
            text = "other" + i;
        }
        return text;
    }

    static Values all() {
        return ALL;
    }
}
