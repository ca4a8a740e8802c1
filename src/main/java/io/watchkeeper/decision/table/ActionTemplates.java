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
            "String name = \"$param\"; | long name = $param; | insert(new RiskGrade($e.signal(), name, \"$param\"));";

    private static final Pattern LOCAL =
            Pattern.compile("(?:(String) ([a-z]\\w*) ?= ?\"\\$param\"|(long) ([a-z]\\w*) ?= ?\\$param) ?;");
    private static final Pattern INSERT = Pattern.compile("insert ?\\( ?new (\\w+) ?\\((.*)\\) ?\\) ?;");
    private static final Pattern ARGUMENT = Pattern.compile(
            "\\s*(?:(\\$\\w+)\\.signal\\(\\)|(\"\\$param\")|(\\$param)|\"([^\"\\\\$]*)\"|(-?\\d+)L?|([a-z]\\w*))\\s*(?:,|$)");

    private final Sheet sheet;
    private final Complaints complaints;
    private final Map<String, Local> locals = new HashMap<>();
    private FactType decision;
    private List<Argument> arguments = List.of();

    private record Local(int column, boolean text) {}

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
        if (decision == null && complaints.count() == 0) {
            complain(row, columns.isEmpty() ? 0 : columns.get(0), "The table inserts no decision.", "该表没有插入任何决策。");
        }
        unused(row);
    }

    private void declare(int row, int column, Matcher local) {
        boolean text = local.group(1) != null;
        var name = text ? local.group(2) : local.group(4);
        if (locals.put(name, new Local(column, text)) != null) {
            complain(row, column, "This variable is declared twice.", "该变量被重复声明。");
        }
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
        var read = new ArrayList<Argument>();
        var argument = ARGUMENT.matcher(insert.group(2));
        int end = 0;
        while (end < insert.group(2).length() && argument.find() && argument.start() == end) {
            end = argument.end();
            if (read.size() < decision.components().size()) {
                read.add(argument(
                        row, column, argument, variable, decision.components().get(read.size())));
            } else {
                end = -1;
                break;
            }
        }
        if (end != insert.group(2).length()
                || read.size() != decision.components().size()) {
            complain(
                    row,
                    column,
                    "A " + decision.name() + " is made of " + components() + ".",
                    decision.name() + " 由 " + components() + " 组成。");
        }
        arguments = read;
    }

    private Argument argument(int row, int column, Matcher written, String variable, FactField target) {
        boolean signal = target.name().equals("signal");
        boolean text = target.kind() == FactField.Kind.TEXT && !signal;
        boolean number = target.kind() == FactField.Kind.LONG;
        if (written.group(1) != null && written.group(1).equals(variable) && signal) {
            return new Argument.OfSignal();
        }
        if (written.group(2) != null && text || written.group(3) != null && number) {
            return new Argument.OfCell(column);
        }
        if (written.group(4) != null && text) {
            return new Argument.Literal(written.group(4));
        }
        if (written.group(5) != null && number) {
            return new Argument.Literal(Long.valueOf(written.group(5)));
        }
        var local = written.group(6) == null ? null : locals.get(written.group(6));
        if (local != null && (local.text() ? text : number)) {
            return new Argument.OfCell(local.column());
        }
        complain(
                row,
                column,
                "\"" + written.group().replace(",", "").trim() + "\" cannot be the " + target.name() + " of a "
                        + decision.name() + ".",
                "“" + written.group().replace(",", "").trim() + "”不能作为 " + decision.name() + " 的 " + target.name()
                        + "。");
        return new Argument.Literal("");
    }

    private void unused(int row) {
        locals.forEach((name, local) -> {
            if (decision != null && !arguments.contains(new Argument.OfCell(local.column()))) {
                complain(row, local.column(), "The decision does not use this variable.", "决策没有使用该变量。");
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
