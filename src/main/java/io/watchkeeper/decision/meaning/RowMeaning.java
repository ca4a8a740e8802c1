package io.watchkeeper.decision.meaning;

import io.watchkeeper.decision.table.TableRow;

/**
 * A row with the facts that it is for.
 *
 * @param place among the table's rows in the order of the sheet, counted from 0
 * @param alone whether no other row of the table may match with it, as hit policy unique says
 */
record RowMeaning(TableRow row, int place, Region region, boolean alone) {

    /** Of rows that compete only the first that is for a fact fires. */
    boolean competes(RowMeaning other) {
        return !row.group().isEmpty() && row.group().equals(other.row.group());
    }

    boolean before(RowMeaning other) {
        return row.priority() != other.row.priority()
                ? row.priority() > other.row.priority()
                : row.sheetRow() < other.row.sheetRow();
    }

    /** Whether it is for the same facts as another state of the row, beside the same rows. */
    boolean asksAs(RowMeaning other) {
        return row.conditions().equals(other.row.conditions())
                && row.validity().equals(other.row.validity())
                && row.group().equals(other.row.group());
    }

    boolean decidesAs(RowMeaning other) {
        return row.decision().equals(other.row.decision());
    }

    /** Whether what is said of this row may depend on another. Outside groups only a wider row matters. */
    boolean touchedBy(RowMeaning other) {
        return row.group().equals(other.row.group())
                && (row.group().isEmpty() ? other.region.contains(region) : !other.region.apart(region));
    }
}
