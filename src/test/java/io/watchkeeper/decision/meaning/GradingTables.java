package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.RiskEvent;

/** Small tables over risk events, and every fact that they can tell apart. */
final class GradingTables {
    static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");
    static final List<String> ENVIRONMENTS = List.of("prod", "test", "elsewhere");

    private static final List<String> BEGINNINGS = List.of("p", "pro", "te", "z");

    private static final String HEADER =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*

            RuleTable test
            PRIORITY,ACTIVATION-GROUP,CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION
            ,,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,,
            ,,signal != null?,"severity in (forall(,){""$""})",occurrences >= $param,occurrences < $param,storm == $param,environment,"environment != ""$param""\","environment str[startsWith] ""$param""\","String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
            Priority,Group,Any,Severity,From,Below,Storm,Environment,Not,Begins,Grade,Reason
            """;

    private GradingTables() {}

    /** @param rows from sheet row 9 on: priority, group, x, severities, from, below, storm, environment, environment that it is not, its beginning, grade, reason */
    static DecisionTable table(List<String> rows) {
        return Tables.read(text(rows));
    }

    /** The file of such a table. */
    static String text(List<String> rows) {
        return HEADER + String.join("\n", rows) + "\n";
    }

    static TableReview review(String... rows) {
        return TableReview.of(table(List.of(rows)), Tables.vocabulary());
    }

    static List<RiskEvent> facts() {
        var facts = new ArrayList<RiskEvent>();
        for (var severity : SEVERITIES) {
            for (var environment : ENVIRONMENTS) {
                for (long occurrences = 0; occurrences < 6; occurrences++) {
                    facts.add(fact(severity, environment, occurrences, true));
                    facts.add(fact(severity, environment, occurrences, false));
                }
            }
        }
        return facts;
    }

    static RiskEvent fact(String severity, String environment, long occurrences, boolean storm) {
        return new RiskEvent(
                "", "ALERT", "DISK", "host", "HIGH", severity, environment, occurrences, 1, 0, 1, false, storm, "", "");
    }

    static List<String> random(Random random, int count) {
        var rows = new ArrayList<String>();
        boolean grouped = random.nextInt(4) > 0;
        for (int row = 0; row < count; row++) {
            rows.add(row(random, grouped));
        }
        return rows;
    }

    static String row(Random random, boolean grouped) {
        return String.join(
                ",",
                random.nextBoolean() ? "" : "" + random.nextInt(2),
                grouped ? "g" : "",
                "x",
                maybe(random, severities(random)),
                maybe(random, "" + random.nextInt(5)),
                maybe(random, "" + random.nextInt(6)),
                maybe(random, "" + random.nextBoolean()),
                maybe(random, ENVIRONMENTS.get(random.nextInt(2))),
                maybe(random, ENVIRONMENTS.get(random.nextInt(2))),
                maybe(random, BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))),
                random.nextBoolean() ? "HIGH" : "LOW",
                "R");
    }

    private static String severities(Random random) {
        var some = SEVERITIES.stream().filter(word -> random.nextBoolean()).toList();
        return some.isEmpty() ? "info" : "\"" + String.join(", ", some) + "\"";
    }

    private static String maybe(Random random, String cell) {
        return random.nextInt(5) < 2 ? cell : "";
    }
}
