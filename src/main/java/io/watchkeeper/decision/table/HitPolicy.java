package io.watchkeeper.decision.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of several matching rows, as the property row HitPolicy above a table states it. Stock Drools leaves that row unread: the rows themselves say the same to it. */
public enum HitPolicy {
    /** Nothing is stated: priorities and activation groups may be mixed. */
    UNSTATED,
    /** Every matching row fires. */
    ALL,
    /** The topmost matching row fires: all rows are of one activation group, none has a priority. */
    FIRST,
    /** The matching row of the highest priority fires: all rows are of one activation group. */
    PRIORITY,
    /** At most one row matches; two are a fault. */
    UNIQUE;

    static Optional<HitPolicy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy != UNSTATED && policy.word().equals(word))
                .findFirst();
    }

    static String allowed() {
        return "all, first, priority, unique";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean grouped() {
        return this == FIRST || this == PRIORITY;
    }

    boolean mayRank() {
        return this == UNSTATED || this == ALL || this == PRIORITY;
    }
}
