package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.facts.DecisionFact;

/**
 * One data row.
 *
 * @param sheetRow counted from 1
 * @param table the name of its table
 * @param name its NAME cell, or empty
 * @param group its ACTIVATION-GROUP, or empty
 * @param validity when it is in force
 * @param conditions the values of its condition cells in the schema's order, empty where the cell is blank
 * @param texts of its cells by column, empty where the cell is blank or stands left of the table; equal texts of a table are one object
 * @param decision what it inserts, for the signal without a name
 */
public record TableRow(
        int sheetRow,
        String table,
        String name,
        int priority,
        String group,
        Validity validity,
        List<Optional<Object>> conditions,
        List<String> texts,
        DecisionFact decision) {

    /** Its NAME cell, else the table's name and the sheet row. */
    public String rule() {
        return name.isEmpty() ? table + "_" + sheetRow : name;
    }

    /** Every filled cell by its address, from left to right. */
    public Map<String, String> cells() {
        return new RowCells(sheetRow, texts);
    }
}
