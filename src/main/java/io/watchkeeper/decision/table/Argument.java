package io.watchkeeper.decision.table;

/** Where one component of a row's decision comes from. */
public sealed interface Argument {
    /** The signal of the matched fact. */
    record OfSignal() implements Argument {}

    record Literal(Object value) implements Argument {}

    /** The cell of an ACTION column. */
    record OfCell(int column) implements Argument {}
}
