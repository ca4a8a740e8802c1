package io.watchkeeper.rulebook.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;

/** Decision tables as files for people: workbooks and CSV, out and in. */
public final class TableFiles {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";
    /** Of one uploaded file, whatever its form: what a table of 50,000 rows takes as CSV. */
    public static final int MOST_BYTES = 8 << 20;

    private TableFiles() {}

    /** The table as a workbook in our own look. */
    public static byte[] workbook(TableForm form) {
        return WorkbookWriter.write(form);
    }

    /**
     * The table as the workbook that was uploaded last, with its formats and comments and the values of today.
     *
     * @param uploaded what {@link #readWorkbook} has accepted, for this table or an earlier state of it
     */
    public static byte[] workbook(TableForm form, byte[] uploaded) {
        try {
            return WorkbookEdit.update(uploaded, form);
        } catch (Refusal outdated) {
            // other drop-downs or another header since: what was kept no longer fits
            return workbook(form);
        }
    }

    /** The table as CSV. */
    public static byte[] csv(TableForm form) {
        return form.text().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The table that an uploaded workbook holds, as CSV text; rows that were not edited keep their text to the byte.
     *
     * @param form the table as it is now
     * @param problems takes everything that is wrong with the file and its cells; values are for the table reader to judge
     * @return empty when there is a problem
     */
    public static Optional<String> readWorkbook(byte[] file, TableForm form, Problems.InFile problems) {
        var findings = new ArrayList<Finding>();
        return read(form, problems, findings, () -> WorkbookReader.read(file, form, findings));
    }

    /** As {@link #readWorkbook}, from CSV. */
    public static Optional<String> readCsv(byte[] file, TableForm form, Problems.InFile problems) {
        return read(form, problems, new ArrayList<>(), () -> CsvReader.read(file, form));
    }

    /**
     * As {@link #readWorkbook}, from cells that a program sends.
     *
     * @param rows the data rows in the order of the sheet, the first of them below the header
     */
    public static Optional<String> readRows(List<List<String>> rows, TableForm form, Problems.InFile problems) {
        return read(form, problems, new ArrayList<>(), () -> {
            var header = form.sheet().rows();
            var sheet = new ArrayList<>(header.subList(0, Math.min(form.firstRow(), header.size())));
            sheet.addAll(rows);
            return new Uploaded("", new Sheet(sheet));
        });
    }

    /**
     * A workbook with other values in some cells; everything else in it stays as it is.
     *
     * @param changed texts by address such as {@code C12}; an empty text empties the cell
     */
    public static byte[] edit(byte[] workbook, TableForm form, Map<String, String> changed) {
        return WorkbookEdit.edit(workbook, form, changed);
    }

    private static Optional<String> read(
            TableForm form, Problems.InFile problems, List<Finding> findings, Supplier<Uploaded> reader) {
        try {
            var uploaded = reader.get();
            new Frame(form, uploaded.name(), findings).check(uploaded.sheet());
            findings.forEach(finding -> finding.addTo(problems));
            return findings.isEmpty() ? Optional.of(new CsvText(form).of(uploaded.sheet())) : Optional.empty();
        } catch (Refusal refused) {
            findings.forEach(finding -> finding.addTo(problems));
            refused.finding().addTo(problems);
            return Optional.empty();
        }
    }
}
