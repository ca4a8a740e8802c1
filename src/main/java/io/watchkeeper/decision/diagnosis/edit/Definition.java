package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.content.CausesFile;
import io.watchkeeper.decision.content.ChecksFile;

/** What several nodes may refer to by its code: a row of a file beside the tables. */
public enum Definition {
    CHECK(ChecksFile.PATH, ChecksFile.COLUMNS),
    CAUSE(CausesFile.PATH, CausesFile.COLUMNS);

    static final String CODE = "code";

    private final String file;
    private final List<String> columns;

    Definition(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * A row as it stands in its file.
     *
     * @param key another one after any change of the row
     * @param cells by column; all columns are there
     */
    public record Written(String key, Map<String, String> cells) {
        public Written {
            cells = Map.copyOf(cells);
        }
    }

    String file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    /** Empty where no row has the code. */
    public Optional<Written> written(RulebookContent content, String code) {
        return line(new SheetText(content.files().getOrDefault(file, "")), code).map(this::written);
    }

    Optional<SheetText.Line> line(SheetText sheet, String code) {
        return sheet.lines().stream()
                .skip(1)
                .filter(line -> line.cell(0).equals(code))
                .findFirst();
    }

    Written written(SheetText.Line line) {
        var cells = new TreeMap<String, String>();
        for (int column = 0; column < columns.size(); column++) {
            cells.put(columns.get(column), line.cell(column));
        }
        return new Written(RowKey.digest(String.join("\n", cells.values())), cells);
    }
}
