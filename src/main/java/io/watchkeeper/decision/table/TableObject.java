package io.watchkeeper.decision.table;

import io.watchkeeper.decision.content.FactType;

/**
 * A fact that the rows of a table look at. The first is in every row; a further one belongs to the same signal, and to those rows that fill one of its columns.
 *
 * @param variable such as {@code $e}
 */
public record TableObject(String variable, FactType type) {}
