package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.decision.table.TableSchema;

/**
 * A decision table as it is now, with what a file of it needs to know: the frame into which an upload has to fit.
 *
 * @param name of the sheet
 * @param text the sheet as CSV
 * @param blocks the tables of the sheet from top to bottom, at least one
 */
public record TableForm(String name, String text, List<Block> blocks) {
    private static final int LONGEST_NAME = 31;

    public TableForm {
        blocks = List.copyOf(blocks);
    }

    /**
     * A sheet that is one table.
     *
     * @param firstRow of the data, counted from 0: what stands above is the header
     */
    public TableForm(String name, String text, int firstRow, List<Column> columns) {
        this(name, text, List.of(new Block(0, firstRow, Block.OPEN, columns)));
    }

    /**
     * @param file path under {@code rules/}, such as {@code grading/grading.drl.csv}
     * @param schemas of all tables of the sheet
     */
    public static TableForm of(String file, String text, List<TableSchema> schemas, Vocabulary vocabulary) {
        var sheet = sheet(text);
        var headers = TableReader.headers(sheet);
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < schemas.size(); i++) {
            var columns = Columns.of(sheet, schemas.get(i), vocabulary);
            blocks.add(new Block(headers.get(i).top(), schemas.get(i).firstRow(), end(headers, i), columns));
        }
        return new TableForm(name(file), text, blocks);
    }

    private static int end(List<TableReader.Header> headers, int table) {
        return table + 1 < headers.size() ? headers.get(table + 1).top() : Block.OPEN;
    }

    private static String name(String file) {
        var last = file.substring(file.lastIndexOf('/') + 1);
        var name = last.replaceFirst("\\..*$", "").replaceAll("[\\[\\]*?/\\\\:']", "_");
        return name.isEmpty() ? "table" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    Sheet sheet() {
        return sheet(text);
    }

    private static Sheet sheet(String text) {
        return Sheet.read(text, new Problems().in(""));
    }

    /** The same tables where another sheet has them: rows that were added or deleted move those below. */
    TableForm in(Sheet other) {
        if (blocks.size() == 1) {
            return this;
        }
        var headers = TableReader.headers(other);
        if (headers.size() != blocks.size()) {
            return this;
        }
        var moved = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            int top = headers.get(i).top();
            moved.add(new Block(top, top + block.firstRow() - block.top(), end(headers, i), block.columns()));
        }
        return new TableForm(name, text, moved);
    }

    /** The first row of data of the first table, counted from 0. */
    public int firstRow() {
        return blocks.get(0).firstRow();
    }

    /** The columns of the table that a row, counted from 0, belongs to. */
    public List<Column> columns(int row) {
        return block(row).map(Block::columns).orElse(List.of());
    }

    /** The columns of all tables. */
    List<Column> columns() {
        return blocks.stream().flatMap(block -> block.columns().stream()).toList();
    }

    /** How many columns the widest header has. */
    int width() {
        return blocks.stream().mapToInt(Block::width).max().orElse(0);
    }

    /** Whether a row belongs to the header of some table. */
    boolean header(int row) {
        return block(row).filter(block -> block.header(row)).isPresent();
    }

    /** Whether a row holds what people call the columns below. */
    boolean labels(int row) {
        return block(row).filter(block -> block.labels(row)).isPresent();
    }

    /** What a cell belongs to. */
    Optional<Column> column(int row, int index) {
        return block(row).flatMap(block -> block.column(index));
    }

    /** Asked for every cell of a sheet. */
    private Optional<Block> block(int row) {
        for (var block : blocks) {
            if (block.holds(row)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }
}
