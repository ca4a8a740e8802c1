package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import io.watchkeeper.facts.DecisionFact;

/**
 * One data row.
 *
 * @param sheetRow counted from 1
 * @param rule its NAME cell, else the table's name and the sheet row
 * @param group its ACTIVATION-GROUP, or empty
 * @param validity when it is in force
 * @param conditions the values of its condition cells in the schema's order, empty where the cell is blank
 * @param cells every filled cell by its address
 * @param decision what it inserts, for the signal without a name
 */
public record TableRow(
        int sheetRow,
        String rule,
        int priority,
        String group,
        Validity validity,
        List<Optional<Object>> conditions,
        SortedMap<String, String> cells,
        DecisionFact decision) {}
