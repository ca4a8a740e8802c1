package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** Reads what stands above the data rows of a table in Drools' own layout, and refuses what our tables do not use. */
final class HeaderReader {
    private static final Pattern TABLE = Pattern.compile("RuleTable ([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern OBJECT = Pattern.compile("(\\$[a-z]\\w*) ?: ?([A-Z]\\w*)(?: ?\\( ?\\))?");
    private static final String MERGED = "...";

    private final Sheet sheet;
    private final Complaints complaints;
    private final PropertyRows properties;
    private final Map<Keyword, Integer> attributes = new EnumMap<>(Keyword.class);
    private final List<Integer> conditions = new ArrayList<>();
    private final List<Integer> actions = new ArrayList<>();

    HeaderReader(Sheet sheet, Complaints complaints) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.properties = new PropertyRows(sheet, complaints);
    }

    /** Empty when the header has a problem. */
    Optional<TableSchema> read(String rulePackage) {
        int row = 0;
        while (row < sheet.height() && startColumn(row) < 0) {
            row++;
        }
        properties.check(row, rulePackage);
        if (row == sheet.height()) {
            complaints.about(0, 0, "NO_TABLE", "There is no RuleTable in this file.", "文件中没有 RuleTable。");
            return Optional.empty();
        }
        int start = startColumn(row);
        var name = TABLE.matcher(sheet.cell(row, start).replaceAll("\\s+", " "));
        if (!name.matches()
                || sheet.rows().get(row).stream()
                                .filter(cell -> !cell.isEmpty())
                                .count()
                        != 1) {
            complaints.about(
                    row,
                    start,
                    "BAD_TABLE_NAME",
                    "This row holds one cell: RuleTable and a name of letters, digits, _ and -.",
                    "该行只能有一个单元格：RuleTable 加由字母、数字、_ 和 - 组成的名称。");
            return Optional.empty();
        }
        keywords(row + 1, start);
        return complaints.count() > 0 ? Optional.empty() : schema(name.group(1), row, start);
    }

    private int startColumn(int row) {
        for (int column = 0; column < sheet.width(row); column++) {
            if (RowReader.startsTable(sheet.cell(row, column))) {
                return column;
            }
        }
        return -1;
    }

    private void keywords(int row, int start) {
        for (int column = start; column < sheet.width(row); column++) {
            var cell = sheet.cell(row, column);
            if (cell.isEmpty()) {
                continue;
            }
            var keyword = Keyword.of(cell);
            if (keyword.isEmpty()) {
                complaints.about(
                        row,
                        column,
                        "UNKNOWN_KEYWORD",
                        "This keyword is not used in our tables.",
                        "决策表不支持该关键字。",
                        Keyword.allowed());
            } else if (keyword.get() == Keyword.CONDITION) {
                conditions.add(column);
            } else if (keyword.get() == Keyword.ACTION) {
                actions.add(column);
            } else if (attributes.put(keyword.get(), column) != null) {
                complaints.about(row, column, "DUPLICATE_COLUMN", "This column occurs twice.", "该列重复出现。");
            }
        }
        if (conditions.isEmpty() || actions.isEmpty()) {
            complaints.about(
                    row,
                    start,
                    "MISSING_COLUMN",
                    "A table needs CONDITION and ACTION columns.",
                    "决策表至少要有 CONDITION 列和 ACTION 列。");
        }
    }

    private Optional<TableSchema> schema(String name, int row, int start) {
        for (int column : attributes.values()) {
            blank(row + 2, column);
            blank(row + 3, column);
        }
        actions.forEach(column -> blank(row + 2, column));
        var object = object(row + 2);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        var fact = FactType.named(object.get().group(2)).orElseThrow();
        var written = new ConditionReader(sheet, complaints, fact);
        var read = conditions.stream()
                .map(column -> written.read(row + 3, column))
                .flatMap(Optional::stream)
                .toList();
        var decisions = new ActionTemplates(sheet, complaints);
        decisions.read(row + 3, actions, object.get().group(1));
        imported(row + 2, fact);
        imported(row + 3, decisions.decision());
        return complaints.count() > 0
                ? Optional.empty()
                : Optional.of(new TableSchema(
                        name,
                        start,
                        row + 5,
                        fact,
                        attributes,
                        read,
                        List.copyOf(actions),
                        decisions.decision(),
                        decisions.arguments()));
    }

    private void imported(int row, FactType type) {
        if (type != null && !properties.imports(type)) {
            complaints.about(
                    row,
                    conditions.get(0),
                    "MISSING_IMPORT",
                    "The row Import does not name " + type.name() + ".",
                    "Import 行没有导入 " + type.name() + "。");
        }
    }

    private void blank(int row, int column) {
        if (!sheet.cell(row, column).isEmpty()) {
            complaints.about(row, column, "UNEXPECTED_CELL", "This cell must be empty.", "该单元格必须为空。");
        }
    }

    /** The one object of the table. Stock Drools sees one object only where cells side by side all end in three dots. */
    private Optional<MatchResult> object(int row) {
        int first = conditions.get(0);
        for (int i = 0; i < conditions.size(); i++) {
            int column = conditions.get(i);
            boolean same = sheet.cell(row, column).equals(sheet.cell(row, first)) && column == first + i;
            if (!same || sheet.cell(row, column).endsWith(MERGED) != conditions.size() > 1) {
                complaints.about(
                        row,
                        column,
                        "BAD_OBJECT",
                        "All CONDITION columns stand side by side and name one object; where there are several, each cell ends with three dots.",
                        "所有 CONDITION 列必须相邻并指向同一对象；有多列时每个单元格都以三个点结尾。",
                        "$e : RiskEvent...");
                return Optional.empty();
            }
        }
        var object = OBJECT.matcher(
                sheet.cell(row, first).replaceFirst("\\.\\.\\.$", "").trim());
        if (!object.matches()) {
            complaints.about(
                    row,
                    first,
                    "BAD_OBJECT",
                    "This is not a variable and a fact type.",
                    "此处应为变量和事实类型。",
                    "$e : RiskEvent");
            return Optional.empty();
        }
        if (FactType.named(object.group(2)).isEmpty()) {
            complaints.unknown(
                    row,
                    first,
                    "UNKNOWN_FACT",
                    object.group(2),
                    List.copyOf(FactType.every().keySet()));
            return Optional.empty();
        }
        return Optional.of(object.toMatchResult());
    }
}
