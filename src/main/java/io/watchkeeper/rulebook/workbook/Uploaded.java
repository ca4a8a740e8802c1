package io.watchkeeper.rulebook.workbook;

import io.watchkeeper.decision.content.Sheet;

/**
 * What a file holds.
 *
 * @param name of the sheet, empty for CSV
 */
record Uploaded(String name, Sheet sheet) {}
