package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random tables of every operator that we execute, and facts that hit them often. The same seed gives the same table. */
public final class RandomTables {
    private static final List<String> DATES =
            List.of("01-Jan-2025", "15-Mar-2026", "28-Feb-2026", "31-Dec-2026", "01-Apr-2026");

    private final Random random;
    private final RandomKind kind;
    private final RandomCells cells;
    private final RandomFacts facts;
    private final boolean sequential;

    /** One table's columns: what stands in its header, and how a cell of it is made. */
    private record Column(String keyword, String object, String template) {}

    /** Every kind comes in turn: the first numbers of generators with neighbouring seeds are nearly the same. */
    public RandomTables(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        kind = RandomKind.values()[(int) (seed % RandomKind.values().length)];
        cells = new RandomCells(random);
        facts = new RandomFacts(random, kind);
        sequential = random.nextInt(5) == 0;
    }

    public Question question(String signal) {
        return facts.question(signal);
    }

    /** The cells of a sheet whose tables have this many rows each. */
    public SheetText sheet(int rows) {
        var sheet = new ArrayList<List<String>>();
        sheet.add(List.of("RuleSet", "rules.grading"));
        sheet.add(List.of("Import", "io.watchkeeper.facts.RiskGrade, io.watchkeeper.facts." + kind.type()));
        sheet.add(List.of("Import", "io.watchkeeper.facts.*"));
        if (sequential) {
            sheet.add(List.of("Sequential", "true"));
        }
        int tables = sequential ? 1 : 1 + random.nextInt(3);
        for (int table = 0; table < tables; table++) {
            // stock Drools also takes a table that begins right below another
            if (table > 0 && random.nextBoolean()) {
                sheet.add(List.of());
                sheet.add(List.of("HitPolicy", "all"));
            }
            boolean grouped = sheet.get(sheet.size() - 1).size() != 2 || table == 0;
            table(sheet, "test" + table, rows, grouped ? Integer.toString(table) : "");
        }
        return new SheetText(sheet);
    }

    private void table(List<List<String>> sheet, String name, int rows, String group) {
        int start = random.nextInt(2);
        var columns = columns(group);
        sheet.add(shifted(start, List.of("RuleTable " + name)));
        sheet.add(shifted(start, columns.stream().map(Column::keyword).toList()));
        sheet.add(shifted(start, columns.stream().map(Column::object).toList()));
        sheet.add(shifted(start, columns.stream().map(Column::template).toList()));
        sheet.add(shifted(start, Collections.nCopies(columns.size(), "label")));
        for (int row = 0; row < rows; row++) {
            var written = new ArrayList<String>();
            boolean joined = random.nextBoolean();
            for (var column : columns) {
                written.add(cell(column, group, name + " " + row, joined));
            }
            sheet.add(shifted(start, written));
        }
    }

    /** What stands left of a table is comment. */
    private static List<String> shifted(int columns, List<String> cells) {
        var shifted = new ArrayList<>(Collections.nCopies(columns, columns == 1 && cells.size() > 1 ? "note" : ""));
        shifted.addAll(cells);
        return shifted;
    }

    private List<Column> columns(String group) {
        var columns = new ArrayList<Column>();
        if (random.nextBoolean() && !sequential) {
            columns.add(new Column(either("PRIORITY", "P"), "", ""));
        }
        if (!group.isEmpty()) {
            columns.add(new Column(either("ACTIVATION-GROUP", "X"), "", ""));
        }
        conditions(columns, kind.object(), chosen(kind.templates()), "signal != null?");
        if (kind.joined().isPresent()) {
            columns.add(new Column(either("DESCRIPTION", "I"), "", ""));
            var variable = kind.object().split(" ")[0];
            conditions(
                    columns, kind.joined().get(), chosen(kind.joinedTemplates()), "signal == " + variable + ".signal?");
        }
        if (random.nextInt(3) == 0) {
            columns.add(new Column(either("DATE-EFFECTIVE", "V"), "", ""));
            columns.add(new Column(either("DATE-EXPIRES", "Z"), "", ""));
        }
        if (random.nextInt(3) == 0) {
            columns.add(new Column(either("NO-LOOP", "U"), "", ""));
            columns.add(new Column(either("METADATA", "@"), "", "owner(\"$param\")"));
            columns.add(new Column(either("NAME", "N"), "", ""));
        }
        actions(columns);
        return columns;
    }

    private void conditions(List<Column> columns, String object, List<String> templates, String first) {
        var merged = templates.isEmpty() ? object : object + "...";
        columns.add(new Column(either("CONDITION", "C"), merged, first));
        templates.forEach(template -> columns.add(new Column(either("CONDITION", "C"), merged, template)));
    }

    private void actions(List<Column> columns) {
        var variable = kind.object().split(" ")[0];
        if (random.nextBoolean()) {
            columns.add(new Column("ACTION", "", "String grade = \"$param\";"));
            columns.add(
                    new Column("ACTION", "", "insert(new RiskGrade(" + variable + ".signal(), grade, \"$param\"));"));
        } else {
            columns.add(new Column("A", "", "insert(new RiskGrade(" + variable + ".signal(), \"$1\", \"$2\"));"));
        }
    }

    private String cell(Column column, String group, String name, boolean joined) {
        boolean ofJoined = kind.joined().isPresent()
                && column.object().startsWith(kind.joined().get());
        if (ofJoined && !joined) {
            return "";
        }
        return switch (column.keyword()) {
            case "PRIORITY", "P" -> random.nextBoolean() ? "" : Integer.toString(random.nextInt(5) - 2);
            case "ACTIVATION-GROUP", "X" -> random.nextInt(3) > 0 ? "" : cells.one(List.of("g", "h", "G")) + group;
            case "DATE-EFFECTIVE", "V", "DATE-EXPIRES", "Z" -> random.nextInt(3) > 0 ? "" : cells.one(DATES);
            case "NO-LOOP", "U" -> cells.one(List.of("", "true", "false"));
            case "METADATA", "@" -> cells.one(List.of("", "team a", "值班"));
            case "NAME", "N" -> random.nextBoolean() ? "" : "Row '" + name + "' // of $x 表";
            case "DESCRIPTION", "I" -> cells.one(List.of("", "why // not", "说明"));
            case "ACTION", "A" -> action(column.template());
            default ->
                column.template().endsWith("signal?") || column.template().equals("signal != null?")
                        ? "x"
                        : random.nextInt(5) < 3 ? "" : cells.cell(column.template());
        };
    }

    private String action(String template) {
        var grade = cells.one(List.of("HIGH", "LOW"));
        var reason = cells.one(List.of("R", "S"));
        if (template.contains("$2")) {
            return grade + (random.nextBoolean() ? "," : " , ") + reason;
        }
        return template.startsWith("String") ? grade : reason;
    }

    private List<String> chosen(List<String> templates) {
        var chosen = new ArrayList<String>();
        for (var template : templates) {
            if (random.nextInt(5) < 2) {
                chosen.add(template);
            }
        }
        return chosen;
    }

    private String either(String one, String other) {
        return random.nextInt(4) > 0 ? one : other;
    }
}
