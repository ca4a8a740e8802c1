package io.watchkeeper.decision;

import java.util.SortedMap;

import io.watchkeeper.facts.Sentence;

/**
 * One table row that recognises a scenario, as people read it.
 *
 * @param table path under {@code rules/}
 * @param row the 1-based sheet row
 * @param conditions the filled condition cells by the label of their column
 * @param readable the same with the names of meanings in place of their codes
 */
public record TriggerItem(
        String table,
        int row,
        String rule,
        SortedMap<String, String> conditions,
        SortedMap<String, Sentence> readable) {}
