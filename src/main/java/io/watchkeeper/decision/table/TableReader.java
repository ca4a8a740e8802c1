package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;

/** From the cells of a sheet to tables that can be asked. */
public final class TableReader {
    /** The row that names the table, keywords, object, templates, labels. */
    private static final int HEADER_ROWS = 5;

    private TableReader() {}

    /**
     * @param text of a {@code .drl.csv} file
     * @param rulePackage what RuleSet must name
     * @return the tables from top to bottom, none when the file has a problem
     */
    public static List<DecisionTable> read(
            String text, String rulePackage, Vocabulary vocabulary, Problems.InFile problems) {
        return read(Sheet.read(text, problems), rulePackage, vocabulary, problems, Before.NOTHING);
    }

    /**
     * An earlier sheet of the same file, read under the same vocabulary.
     *
     * @param tables that it gave; none where it had a problem
     */
    public record Before(Sheet sheet, List<DecisionTable> tables) {
        public static final Before NOTHING = new Before(new Sheet(List.of()), List.of());
    }

    /**
     * Whether an engineer marked the sheet as compiled: Drools makes its rules, none of our forms bind it, and an analyst does not edit it. Stock Drools
     * leaves the row that says so unread.
     */
    public static boolean compiled(Sheet sheet) {
        int start = SheetOutline.first(sheet);
        return start < sheet.height() && PropertyRows.compiled(sheet, start);
    }

    /**
     * Where the headers of a sheet's tables stand: from the first row of its properties to the row of its labels.
     *
     * @param top counted from 0
     * @param end the row after
     */
    public record Header(int top, int end) {}

    /** The headers from top to bottom. */
    public static List<Header> headers(Sheet sheet) {
        return SheetOutline.of(sheet).stream()
                .map(block -> new Header(block.top(), Math.min(block.start() + HEADER_ROWS, block.end())))
                .toList();
    }

    /** What the headers of a sheet say, whatever its rows hold; none that has a problem. */
    public static List<TableSchema> schemas(Sheet sheet, String rulePackage, Problems.InFile problems) {
        var complaints = new Complaints(sheet, problems);
        var properties = new PropertyRows(sheet, complaints, rulePackage);
        var blocks = SheetOutline.of(sheet);
        properties.readSheet(blocks.isEmpty() ? sheet.height() : blocks.get(0).start());
        var schemas = new ArrayList<TableSchema>();
        for (var block : blocks) {
            if (block != blocks.get(0)) {
                properties.readTable(block.top(), block.start());
            }
            new HeaderReader(sheet, complaints, properties).read(block).ifPresent(schemas::add);
        }
        return schemas;
    }

    /**
     * As the other, from cells that were read before.
     *
     * @param before rows whose cells are the same are taken from there
     */
    public static List<DecisionTable> read(
            Sheet sheet, String rulePackage, Vocabulary vocabulary, Problems.InFile problems, Before before) {
        var complaints = new Complaints(sheet, problems);
        var properties = new PropertyRows(sheet, complaints, rulePackage);
        var blocks = SheetOutline.of(sheet);
        properties.readSheet(blocks.isEmpty() ? sheet.height() : blocks.get(0).start());
        if (blocks.isEmpty()) {
            complaints.about(0, 0, "NO_TABLE", "There is no RuleTable in this file.", "文件中没有 RuleTable。");
        }
        if (properties.sequential() && blocks.size() > 1) {
            complaints.about(
                    blocks.get(1).start(),
                    blocks.get(1).column(),
                    "SEQUENTIAL_TABLES",
                    "Under Sequential a sheet has one table: Drools counts anew in the next one.",
                    "使用 Sequential 时一个工作表只能有一张表：Drools 会在下一张表重新计数。");
        }
        var tables = new ArrayList<DecisionTable>();
        for (var block : blocks) {
            if (block != blocks.get(0)) {
                properties.readTable(block.top(), block.start());
            }
            new HeaderReader(sheet, complaints, properties).read(block).ifPresent(schema -> {
                var rows = new RowReader(sheet, schema, complaints, vocabulary)
                        .read(block.end(), properties.sequential(), KnownRows.of(before, schema));
                tables.add(new DecisionTable(problems.file(), schema, rows));
            });
        }
        return complaints.count() > 0 ? List.of() : tables;
    }
}
