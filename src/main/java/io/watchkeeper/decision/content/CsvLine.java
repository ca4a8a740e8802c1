package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a line of CSV that is written as nearly all are. A parser of the library's kind takes ten times as long to begin as to read such a line; it is
 * left what is unusual.
 */
final class CsvLine {
    private final String line;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** The cells without blanks around them; empty where a quote stands at an unusual place. */
    static Optional<List<String>> cells(String line) {
        var read = new CsvLine(line);
        boolean usual = true;
        while (usual && read.at <= line.length()) {
            usual = read.at < line.length() && line.charAt(read.at) == '"' ? read.quoted() : read.bare();
        }
        return usual ? Optional.of(List.copyOf(read.cells)) : Optional.empty();
    }

    private boolean bare() {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        var cell = line.substring(at, end);
        cells.add(cell.trim());
        at = end + 1;
        return cell.indexOf('"') < 0;
    }

    private boolean quoted() {
        int quote = line.indexOf('"', at + 1);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
            quote = line.indexOf('"', quote + 2);
        }
        if (quote < 0 || quote + 1 < line.length() && line.charAt(quote + 1) != ',') {
            return false;
        }
        cells.add(line.substring(at + 1, quote).replace("\"\"", "\"").trim());
        at = quote + 2;
        return true;
    }
}
