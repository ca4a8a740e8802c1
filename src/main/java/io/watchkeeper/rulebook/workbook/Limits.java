package io.watchkeeper.rulebook.workbook;

/** What an upload may cost. A table of 50,000 rows and 20 columns stays well below each. */
final class Limits {
    static final int FILE_BYTES = TableFiles.MOST_BYTES;
    static final int PARTS = 200;
    static final long PART_BYTES = 96 << 20;
    static final long ALL_BYTES = 160 << 20;
    /** Of a part that no table needs. */
    static final int SMALL_BYTES = 1 << 20;
    /** Without a closing angle bracket: one tag, or one stretch of text. */
    static final int STRETCH_BYTES = 256 << 10;

    static final int DEPTH = 64;
    static final int ROWS = 50_100;
    static final int COLUMNS = 200;
    static final int CELLS = 1_000_000;
    /** Distinct texts of a workbook. */
    static final int TEXTS = 500_000;
    /** Of one text: what a cell of Excel holds at most. */
    static final int TEXT_LENGTH = 32_767;
    /** Of one workbook: what Excel itself can hold. */
    static final int STYLES = 65_490;

    static final int MERGED = 5_000;
    static final int VALIDATIONS = 5_000;

    private Limits() {}
}
