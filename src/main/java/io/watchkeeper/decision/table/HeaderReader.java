package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** Reads the header of one table in Drools' own layout, and refuses what our tables do not use. */
final class HeaderReader {
    private static final Pattern TABLE = Pattern.compile("RuleTable ([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern TAG = Pattern.compile("([A-Za-z]\\w*) ?\\( ?\"\\$param\" ?\\)");

    private final Sheet sheet;
    private final Complaints complaints;
    private final PropertyRows properties;
    private final Map<Keyword, Integer> attributes = new EnumMap<>(Keyword.class);
    private final Map<String, Integer> tags = new LinkedHashMap<>();
    private final List<Integer> conditions = new ArrayList<>();
    private final List<Integer> actions = new ArrayList<>();

    HeaderReader(Sheet sheet, Complaints complaints, PropertyRows properties) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.properties = properties;
    }

    /** Empty when the header has a problem. */
    Optional<TableSchema> read(SheetOutline.Block block) {
        int row = block.start();
        int before = complaints.count();
        var name = TABLE.matcher(sheet.cell(row, block.column()).replaceAll("\\s+", " "));
        long filled =
                sheet.rows().get(row).stream().filter(cell -> !cell.isEmpty()).count();
        if (!name.matches() || filled != 1) {
            complaints.about(
                    row,
                    block.column(),
                    "BAD_TABLE_NAME",
                    "This row holds one cell: RuleTable and a name of letters, digits, _ and -.",
                    "该行只能有一个单元格：RuleTable 加由字母、数字、_ 和 - 组成的名称。");
            return Optional.empty();
        }
        keywords(row + 1, block.column());
        return complaints.count() > before ? Optional.empty() : schema(name.group(1), row, block.column());
    }

    private void keywords(int row, int start) {
        for (int column = start; column < sheet.width(row); column++) {
            var cell = sheet.cell(row, column);
            var keyword = Keyword.of(cell);
            if (keyword.isPresent()) {
                keyword(row, column, keyword.get());
            } else if (!cell.isEmpty()) {
                unknown(row, column, cell);
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
        if (attributes.containsKey(Keyword.PRIORITY)
                && (properties.sequential() || !properties.hitPolicy().mayRank())) {
            complaints.about(
                    row,
                    attributes.get(Keyword.PRIORITY),
                    "IDLE_PRIORITY",
                    "Under Sequential, and under the hit policies first and unique, priorities have no effect: leave the column out.",
                    "在 Sequential 以及命中策略 first、unique 下优先级不起作用：请删除该列。");
        }
    }

    private void keyword(int row, int column, Keyword keyword) {
        switch (keyword) {
            case CONDITION -> conditions.add(column);
            case ACTION -> actions.add(column);
            case METADATA -> tag(row + 2, column);
            default -> {
                if (attributes.put(keyword, column) != null) {
                    complaints.about(row, column, "DUPLICATE_COLUMN", "This column occurs twice.", "该列重复出现。");
                }
            }
        }
    }

    private void tag(int row, int column) {
        var tag = TAG.matcher(sheet.cell(row, column).trim());
        if (!tag.matches()) {
            complaints.about(
                    row,
                    column,
                    "BAD_TAG",
                    "A tag is a name with the cell in brackets.",
                    "标签的写法是名称加括号中的单元格。",
                    "owner(\"$param\")");
        } else if (tags.put(tag.group(1), column) != null) {
            complaints.about(row, column, "DUPLICATE_COLUMN", "This column occurs twice.", "该列重复出现。");
        }
    }

    private void unknown(int row, int column, String cell) {
        var state = Keyword.engineState(cell);
        complaints.about(
                row,
                column,
                "UNKNOWN_KEYWORD",
                state.isPresent()
                        ? state.get() + " is state of the engine; a decision must depend on its facts alone."
                        : "This keyword is not used in our tables.",
                state.isPresent() ? state.get() + " 属于引擎状态；决策只能取决于事实。" : "决策表不支持该关键字。",
                Keyword.allowed());
    }

    private Optional<TableSchema> schema(String name, int row, int start) {
        int before = complaints.count();
        for (int column : attributes.values()) {
            blank(row + 2, column);
            blank(row + 3, column);
        }
        actions.forEach(column -> blank(row + 2, column));
        tags.values().forEach(column -> blank(row + 2, column));
        var spans = new ObjectRow(sheet, complaints, row + 2).read(conditions);
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        var read = conditions(row, spans);
        var decisions = new ActionTemplates(sheet, complaints);
        decisions.read(row + 3, actions, spans.get(0).object().variable());
        imported(row + 3, conditions.get(0), decisions.decision());
        return complaints.count() > before
                ? Optional.empty()
                : Optional.of(new TableSchema(
                        name,
                        start,
                        row + 5,
                        properties.hitPolicy(),
                        spans.stream().map(ObjectRow.Span::object).toList(),
                        attributes,
                        tags,
                        read,
                        List.copyOf(actions),
                        decisions.decision(),
                        decisions.arguments()));
    }

    private List<Condition> conditions(int row, List<ObjectRow.Span> spans) {
        var read = new ArrayList<Condition>();
        for (int i = 0; i < spans.size(); i++) {
            var type = spans.get(i).object().type();
            var written = new ConditionReader(sheet, complaints, type);
            for (int column : spans.get(i).columns()) {
                read.addAll(written.read(row + 3, column, i));
            }
            imported(row + 2, spans.get(i).columns().get(0), type);
        }
        return List.copyOf(read);
    }

    private void imported(int row, int column, FactType type) {
        if (type != null && !properties.imports(type)) {
            complaints.about(
                    row,
                    column,
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
}
