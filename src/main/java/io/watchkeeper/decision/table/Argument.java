package io.watchkeeper.decision.table;

/** Where one component of a row's decision comes from. */
public sealed interface Argument {
    /** The signal of the matched fact. */
    record OfSignal() implements Argument {}

    record Literal(Object value) implements Argument {}

    /** The cell of an ACTION column, or one of the values in it. */
    record OfCell(int column, Part part, Form form) implements Argument {}

    /** How the cell is written. */
    enum Form {
        PLAIN,
        /** An ISO duration such as PT15M, kept as whole seconds. */
        DURATION,
        /** A moment such as 2026-01-31T08:00:00Z, kept as milliseconds since 1970. */
        INSTANT
    }
}
