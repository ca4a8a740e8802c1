package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** A CSV file of one record a row under a fixed first row of column names, such as the catalogue and the reasons. */
final class RecordFile {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final List<String> columns;
    private final List<String> later;
    private final Problems.InFile problems;
    private final boolean ofCodes;

    /** A file whose rows begin with a code in capital letters. */
    RecordFile(List<String> columns, Problems.InFile problems) {
        this(columns, List.of(), problems, true);
    }

    private RecordFile(List<String> columns, List<String> later, Problems.InFile problems, boolean ofCodes) {
        this.columns = columns;
        this.later = later;
        this.problems = problems;
        this.ofCodes = ofCodes;
    }

    /**
     * The same, for a file that once had fewer columns.
     *
     * @param later the last ones, which all may be missing: what is stored must be read for ever
     */
    static RecordFile grown(List<String> columns, List<String> later, Problems.InFile problems) {
        return new RecordFile(columns, later, problems, true);
    }

    /** A file whose rows begin with a word in small letters, as people read it in the cells of a table. */
    static RecordFile ofMeanings(List<String> columns, Problems.InFile problems) {
        return new RecordFile(columns, List.of(), problems, false);
    }

    /**
     * One row.
     *
     * @param row counted from 0
     */
    record Entry(int row, Map<String, String> values, Map<String, String> addresses) {
        String get(String column) {
            return values.get(column);
        }

        String address(String column) {
            return addresses.get(column);
        }
    }

    /** The rows with a code of their own; the first column is the code. */
    List<Entry> read(String text) {
        var sheet = Sheet.read(text, problems);
        var entries = new ArrayList<Entry>();
        var asBefore = columns.subList(0, columns.size() - later.size());
        var read = sheet.width(0) == asBefore.size() ? asBefore : columns;
        if (!header(sheet, read)) {
            return entries;
        }
        var codes = new HashSet<String>();
        for (int row = 1; row < sheet.height(); row++) {
            if (!sheet.blank(row)) {
                var entry = entry(sheet, row);
                if (sound(entry, sheet, read, codes)) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private boolean header(Sheet sheet, List<String> read) {
        for (int column = 0; column < Math.max(read.size(), sheet.width(0)); column++) {
            var expected = column < read.size() ? read.get(column) : "";
            if (!sheet.cell(0, column).equals(expected)) {
                var message = new Sentence(
                        "The first row must be: " + String.join(",", columns), "第一行必须是：" + String.join(",", columns));
                problems.add(
                        Sheet.address(0, column), "UNKNOWN_COLUMN", sheet.cell(0, column), message, expected, expected);
                return false;
            }
        }
        return true;
    }

    private Entry entry(Sheet sheet, int row) {
        var values = new HashMap<String, String>();
        var addresses = new HashMap<String, String>();
        for (int column = 0; column < columns.size(); column++) {
            values.put(columns.get(column), sheet.cell(row, column));
            addresses.put(columns.get(column), Sheet.address(row, column));
        }
        return new Entry(row, values, addresses);
    }

    private boolean sound(Entry entry, Sheet sheet, List<String> read, HashSet<String> codes) {
        if (sheet.width(entry.row()) > read.size()) {
            problems.add(
                    Sheet.address(entry.row(), read.size()),
                    "UNKNOWN_COLUMN",
                    sheet.cell(entry.row(), read.size()),
                    new Sentence("This cell belongs to no column.", "该单元格不属于任何列。"));
        }
        var code = entry.get(columns.get(0));
        var address = entry.address(columns.get(0));
        if (!(ofCodes ? CODE : WORD).matcher(code).matches()) {
            problems.add(
                    address,
                    "BAD_CODE",
                    code,
                    ofCodes ? badCode() : badWord(),
                    ofCodes ? "A-Z 0-9 - _" : "a-z 0-9 -",
                    "");
            return false;
        }
        if (!codes.add(code)) {
            problems.add(address, "DUPLICATE_CODE", code, duplicateCode());
            return false;
        }
        return true;
    }

    static Sentence badCode() {
        return new Sentence(
                "A code is 1 to 64 upper-case letters, digits, dashes and underscores.",
                "代码由 1 到 64 个大写字母、数字、短横线和下划线组成。");
    }

    private static Sentence badWord() {
        return new Sentence(
                "A meaning is named by 1 to 64 lower-case letters, digits and dashes.",
                "含义的代码由 1 到 64 个小写字母、数字和短横线组成。");
    }

    static Sentence duplicateCode() {
        return new Sentence("This code is already used.", "该代码已被使用。");
    }
}
