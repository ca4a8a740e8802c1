package io.watchkeeper.decision.table;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.content.Sheet;

/** The filled cells of a row by their addresses, which are written when somebody looks: in memory they would be the largest part of a table. */
final class RowCells extends AbstractMap<String, String> {
    private final int sheetRow;
    private final List<String> texts;

    /** @param sheetRow counted from 1 */
    RowCells(int sheetRow, List<String> texts) {
        this.sheetRow = sheetRow;
        this.texts = texts;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        var cells = new LinkedHashMap<String, String>();
        for (int column = 0; column < texts.size(); column++) {
            if (!texts.get(column).isEmpty()) {
                cells.put(Sheet.address(sheetRow - 1, column), texts.get(column));
            }
        }
        return cells.entrySet();
    }

    /** Firings of one row are compared often: then nothing is written. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RowCells row && row.texts == texts && row.sheetRow == sheetRow || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
