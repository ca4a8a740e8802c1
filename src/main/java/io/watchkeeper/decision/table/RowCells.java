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
    /** 0 until somebody asks; two threads that ask at once find the same. */
    private int hash;

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

    @Override
    public boolean equals(Object other) {
        return this == other || super.equals(other);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = super.hashCode();
        }
        return hash;
    }
}
