package io.watchkeeper.decision;

import java.util.SortedMap;

/**
 * One table row that recognises a scenario, as people read it.
 *
 * @param table path under {@code rules/}
 * @param row the 1-based sheet row
 * @param conditions the filled condition cells by the label of their column
 */
public record TriggerItem(String table, int row, String rule, SortedMap<String, String> conditions) {}
