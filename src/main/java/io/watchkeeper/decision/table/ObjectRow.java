package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/** Reads the row of objects. Stock Drools sees one object only where cells side by side all end in three dots. */
final class ObjectRow {
    private static final Pattern OBJECT = Pattern.compile("(\\$[a-z]\\w*) ?: ?([A-Z]\\w*)(?: ?\\( ?\\))?");
    private static final String MERGED = "...";

    private final Sheet sheet;
    private final Complaints complaints;
    private final int row;

    /** An object with its CONDITION columns. */
    record Span(TableObject object, List<Integer> columns) {}

    /** @param row of the objects; that of the templates is the next */
    ObjectRow(Sheet sheet, Complaints complaints, int row) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.row = row;
    }

    /** The objects from left to right, none when there is a problem. */
    List<Span> read(List<Integer> conditions) {
        int before = complaints.count();
        var spans = new ArrayList<Span>();
        int last = -2;
        boolean merged = false;
        for (int i = 0; i < conditions.size(); ) {
            var columns = span(conditions, i);
            int column = columns.get(0);
            boolean dotted = sheet.cell(row, column).endsWith(MERGED);
            if (dotted != columns.size() > 1 || dotted && merged && column == last + 1) {
                bad(
                        column,
                        "Columns of one object stand side by side, and where there are several each cell ends with three dots; between two such objects stands another column.",
                        "同一对象的列必须相邻，有多列时每个单元格都以三个点结尾；两个这样的对象之间须有其他列。");
                return List.of();
            }
            object(column, spans).ifPresent(object -> spans.add(new Span(object, columns)));
            merged = dotted;
            last = columns.get(columns.size() - 1);
            i += columns.size();
        }
        joins(spans);
        return complaints.count() > before ? List.of() : spans;
    }

    private List<Integer> span(List<Integer> conditions, int from) {
        int to = from + 1;
        int first = conditions.get(from);
        while (to < conditions.size()
                && conditions.get(to) == first + to - from
                && sheet.cell(row, conditions.get(to)).equals(sheet.cell(row, first))) {
            to++;
        }
        return List.copyOf(conditions.subList(from, to));
    }

    private Optional<TableObject> object(int column, List<Span> before) {
        var object = OBJECT.matcher(
                sheet.cell(row, column).replaceFirst("\\.\\.\\.$", "").trim());
        if (!object.matches()) {
            bad(column, "This is not a variable and a fact type.", "此处应为变量和事实类型。");
            return Optional.empty();
        }
        var type = FactType.named(object.group(2));
        if (type.isEmpty()) {
            complaints.unknown(
                    row,
                    column,
                    "UNKNOWN_FACT",
                    object.group(2),
                    List.copyOf(FactType.every().keySet()));
            return Optional.empty();
        }
        for (var span : before) {
            if (span.object().variable().equals(object.group(1))
                    || span.object().type() == type.get()) {
                bad(column, "This object already stands further left.", "该对象在左侧已经出现。");
                return Optional.empty();
            }
        }
        return Optional.of(new TableObject(object.group(1), type.get()));
    }

    /** A batch shares one session: without the signal, the fact of one customer would answer for another's. */
    private void joins(List<Span> spans) {
        for (int i = 0; i < spans.size(); i++) {
            var joins = new ArrayList<String>();
            for (int column : spans.get(i).columns()) {
                TemplateParser.joins(sheet.cell(row + 1, column)).ifPresent(joins::add);
            }
            var expected = i == 0 ? List.of() : List.of(spans.get(0).object().variable());
            if (!joins.equals(expected)) {
                var first = spans.get(0).object().variable();
                complaints.about(
                        row + 1,
                        spans.get(i).columns().get(0),
                        "MISSING_JOIN",
                        "Each object after the first, and only such a one, has one column that names the signal of the first.",
                        "第一个对象之后的每个对象都要有且仅有一列指明第一个对象的 signal。",
                        "signal == " + first + ".signal?");
            }
        }
    }

    private void bad(int column, String en, String zh) {
        complaints.about(row, column, "BAD_OBJECT", en, zh, "$e : RiskEvent...");
    }
}
