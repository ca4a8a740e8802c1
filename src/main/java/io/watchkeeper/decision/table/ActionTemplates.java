package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;

/**
 * The ACTION columns of a table: local variables that take a cell each, then one insertion of a decision. They are understood, never compiled by us; stock
 * Drools compiles the same text.
 */
final class ActionTemplates {
    static final String ALLOWED =
            "String name = \"$param\"; | long name = $param; (also double, boolean) | long name = java.time.Duration.parse(\"$param\").toSeconds(); | "
                    + "long name = java.time.Instant.parse(\"$param\").toEpochMilli(); | insert(new RiskGrade($e.signal(), name, \"$param\")); | "
                    + "insert(new RiskGrade($e.signal(), \"$1\", \"$2\"));";

    private static final Pattern LOCAL =
            Pattern.compile("(String|long|double|boolean) ([a-z]\\w*) ?= ?(.*\\$param.*?) ?;");
    private static final Pattern INSERT = Pattern.compile("insert ?\\( ?new (\\w+) ?\\((.*)\\) ?\\) ?;");

    private final Sheet sheet;
    private final Complaints complaints;
    private final Map<String, Local> locals = new HashMap<>();
    private FactType decision;
    private List<Argument> arguments = List.of();

    private record Local(FactField.Kind kind, Argument.OfCell cell) {}

    ActionTemplates(Sheet sheet, Complaints complaints) {
        this.sheet = sheet;
        this.complaints = complaints;
    }

    FactType decision() {
        return decision;
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** Reads the templates of the ACTION columns, given from left to right. */
    void read(int row, List<Integer> columns, String variable) {
        int before = complaints.count();
        for (int column : columns) {
            var text = sheet.cell(row, column).replaceAll("\\s+", " ");
            var local = LOCAL.matcher(text);
            var insert = INSERT.matcher(text);
            if (decision != null) {
                complain(row, column, "The insertion must be the last ACTION column.", "插入决策必须是最后一个 ACTION 列。");
            } else if (local.matches()) {
                declare(row, column, local);
            } else if (insert.matches()) {
                insert(row, column, insert, variable);
            } else {
                complain(row, column, "This action is none of the forms that tables may use.", "该动作不是决策表允许的形式。");
            }
        }
        if (decision == null && complaints.count() == before) {
            complain(row, columns.isEmpty() ? 0 : columns.get(0), "The table inserts no decision.", "该表没有插入任何决策。");
        }
        unused(row);
    }

    private void declare(int row, int column, Matcher local) {
        var kind = kind(local.group(1));
        var value = ArgumentText.of(local.group(3));
        var form = value.flatMap(text -> text.form(kind));
        if (form.isEmpty() || !value.get().placeholder().equals("param")) {
            complain(row, column, "This action is none of the forms that tables may use.", "该动作不是决策表允许的形式。");
        } else if (locals.put(local.group(2), new Local(kind, new Argument.OfCell(column, Part.WHOLE, form.get())))
                != null) {
            complain(row, column, "This variable is declared twice.", "该变量被重复声明。");
        }
    }

    private static FactField.Kind kind(String type) {
        return switch (type) {
            case "String" -> FactField.Kind.TEXT;
            case "long" -> FactField.Kind.LONG;
            case "double" -> FactField.Kind.DOUBLE;
            default -> FactField.Kind.BOOLEAN;
        };
    }

    private void insert(int row, int column, Matcher insert, String variable) {
        var type = FactType.named(insert.group(1)).filter(FactType::decision);
        if (type.isEmpty()) {
            var known = FactType.every().values().stream()
                    .filter(FactType::decision)
                    .map(FactType::name)
                    .toList();
            complaints.unknown(row, column, "UNKNOWN_FACT", insert.group(1), known);
            return;
        }
        decision = type.get();
        var written = ArgumentText.all(insert.group(2));
        int parts = ArgumentText.parts(written);
        if (written.size() != decision.components().size()) {
            complain(
                    row,
                    column,
                    "A " + decision.name() + " is made of " + components() + ".",
                    decision.name() + " 由 " + components() + " 组成。");
            return;
        }
        if (parts < 0) {
            complain(row, column, "Use $param, or $1, $2 and so on.", "请使用 $param，或依次使用 $1、$2。");
            return;
        }
        var read = new ArrayList<Argument>();
        for (int i = 0; i < written.size(); i++) {
            read.add(argument(
                    row,
                    column,
                    written.get(i),
                    parts,
                    variable,
                    decision.components().get(i)));
        }
        arguments = read;
    }

    private Argument argument(int row, int column, ArgumentText written, int parts, String variable, FactField target) {
        if (target.name().equals("signal")) {
            if (written.text().equals(variable + ".signal()")) {
                return new Argument.OfSignal();
            }
        } else {
            var form = written.form(target.kind());
            if (form.isPresent()) {
                var number = written.placeholder();
                var part = number.equals("param") ? Part.WHOLE : new Part(Integer.parseInt(number), parts);
                return new Argument.OfCell(column, part, form.get());
            }
            var literal = written.literal(target.kind());
            if (literal.isPresent()) {
                return new Argument.Literal(literal.get());
            }
            var local = locals.get(written.text());
            if (local != null && local.kind() == target.kind()) {
                return local.cell();
            }
        }
        complain(
                row,
                column,
                "\"" + written.text() + "\" cannot be the " + target.name() + " of a " + decision.name() + ".",
                "“" + written.text() + "”不能作为 " + decision.name() + " 的 " + target.name() + "。");
        return new Argument.Literal("");
    }

    private void unused(int row) {
        locals.forEach((name, local) -> {
            if (decision != null && !arguments.contains(local.cell())) {
                complain(row, local.cell().column(), "The decision does not use this variable.", "决策没有使用该变量。");
            }
        });
    }

    private String components() {
        return decision.components().stream().map(FactField::name).toList().toString();
    }

    private void complain(int row, int column, String en, String zh) {
        complaints.about(row, column, "UNKNOWN_ACTION", en, zh, ALLOWED);
    }
}
