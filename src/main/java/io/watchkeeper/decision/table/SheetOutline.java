package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.watchkeeper.decision.content.Sheet;

/** Where the tables of a sheet stand. */
final class SheetOutline {
    private static final Set<String> OF_TABLE = Set.of(PropertyRows.HIT_POLICY);

    private final Sheet sheet;

    /**
     * One table with the property rows above it; rows and columns are counted from 0.
     *
     * @param top first row of its properties
     * @param start row of the cell RuleTable
     * @param column of that cell
     * @param end row after its last
     */
    record Block(int top, int start, int column, int end) {}

    private SheetOutline(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Any cell that begins so starts a table for stock Drools, wherever it stands. */
    static boolean startsTable(String cell) {
        return cell.regionMatches(true, 0, "ruletable", 0, 9);
    }

    static List<Block> of(Sheet sheet) {
        return new SheetOutline(sheet).blocks();
    }

    /** The row of the first cell RuleTable; the height of the sheet where there is none. */
    static int first(Sheet sheet) {
        return new SheetOutline(sheet).next(0, false);
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        int start = next(0, false);
        int top = 0;
        while (start < sheet.height()) {
            int next = next(start + 1, true);
            int end = next < sheet.height() ? end(start, next) : next;
            blocks.add(new Block(top, start, column(start), end));
            top = end;
            start = next;
        }
        return blocks;
    }

    /** A data row may hold the word by mistake; a later table is seen only where the word stands alone. */
    private int next(int from, boolean alone) {
        int row = from;
        while (row < sheet.height() && (column(row) < 0 || alone && filled(row) > 1)) {
            row++;
        }
        return row;
    }

    private int column(int row) {
        for (int column = 0; column < sheet.width(row); column++) {
            if (startsTable(sheet.cell(row, column))) {
                return column;
            }
        }
        return -1;
    }

    private long filled(int row) {
        return sheet.rows().get(row).stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** Between two tables stand a blank row, which ends the first, and the properties of the second. */
    private int end(int start, int next) {
        int row = next;
        while (row > start && (sheet.blank(row - 1) || OF_TABLE.contains(first(row - 1)))) {
            row--;
        }
        while (row < next && !sheet.blank(row)) {
            row++;
        }
        return row;
    }

    private String first(int row) {
        return sheet.rows().get(row).stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }
}
