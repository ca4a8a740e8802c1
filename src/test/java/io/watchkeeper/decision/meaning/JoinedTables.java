package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.ScenarioWindow;

/** Small tables that join windows to a risk event, and every question that they can tell apart with at most two windows. */
final class JoinedTables {
    static final int FIRST_ROW = 9;

    private static final List<String> SEVERITIES = List.of("critical", "error");
    private static final long[] SECONDS = {60, 600};
    private static final int MOST_OPENED = 4;

    private static final String HEADER =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*

            RuleTable test
            PRIORITY,ACTIVATION-GROUP,CONDITION,CONDITION,DESCRIPTION,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION
            ,,$e : RiskEvent...,$e : RiskEvent...,,$w : ScenarioWindow...,$w : ScenarioWindow...,$w : ScenarioWindow...,$w : ScenarioWindow...,,
            ,,signal != null?,severity,,signal == $e.signal?,opened >= $param,opened < $param,windowSeconds == $param,"String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
            Priority,Group,Any,Severity,Why,Window,From,Below,Seconds,Grade,Reason
            """;

    private JoinedTables() {}

    static DecisionTable table(List<String> rows) {
        return Tables.read(HEADER + String.join("\n", rows) + "\n");
    }

    static List<Question> questions() {
        var windows = new ArrayList<Fact>();
        for (long opened = 0; opened < MOST_OPENED; opened++) {
            for (long seconds : SECONDS) {
                windows.add(new ScenarioWindow("", opened, seconds));
            }
        }
        var questions = new ArrayList<Question>();
        for (var severity : SEVERITIES) {
            questions.add(question(severity, List.of()));
            for (int one = 0; one < windows.size(); one++) {
                questions.add(question(severity, List.of(windows.get(one))));
                for (int other = one + 1; other < windows.size(); other++) {
                    questions.add(question(severity, List.of(windows.get(one), windows.get(other))));
                }
            }
        }
        return questions;
    }

    static Question question(String severity, List<Fact> windows) {
        var event = new RiskEvent("", "ALERT", "DISK", "host", "HIGH", severity, "", 1, 1, 0, 1, false, false, "", "");
        return new Question(event, List.of(windows), Optional.empty());
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
        boolean joined = random.nextInt(3) > 0;
        return String.join(
                ",",
                random.nextBoolean() ? "" : "" + random.nextInt(2),
                grouped ? "g" : "",
                "x",
                maybe(random, SEVERITIES.get(random.nextInt(2))),
                "",
                joined ? "x" : "",
                joined ? maybe(random, "" + random.nextInt(MOST_OPENED)) : "",
                joined ? maybe(random, "" + random.nextInt(MOST_OPENED + 1)) : "",
                joined ? maybe(random, "" + SECONDS[random.nextInt(2)]) : "",
                random.nextBoolean() ? "HIGH" : "LOW",
                "R");
    }

    private static String maybe(Random random, String cell) {
        return random.nextInt(5) < 2 ? cell : "";
    }
}
