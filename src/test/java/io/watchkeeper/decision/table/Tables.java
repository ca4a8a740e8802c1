package io.watchkeeper.decision.table;

import java.util.List;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Catalogue;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.content.Thesaurus;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.facts.Sentence;

/** Tables for tests: the header is given by column, the rows as CSV lines from sheet row 9 on. */
public final class Tables {
    static final String FILE = "grading/test.drl.csv";

    private static final Sentence TEXT = new Sentence("text", "文字");

    private Tables() {}

    public static Vocabulary vocabulary() {
        var scenarios = List.of("DISK", "CPU", "UNCLASSIFIED").stream()
                .map(code -> new RiskScenario(code, TEXT, "host", Grade.HIGH, TEXT, List.of()))
                .toList();
        return new Vocabulary(
                new Catalogue(scenarios),
                new Plans(List.of()),
                new Reasons(java.util.Map.of("R", TEXT, "S", TEXT)),
                new Thesaurus(List.of()),
                TreeContent.NONE);
    }

    /** A table over risk events that gives grades; the templates stand in the columns from C on, the grade follows, then the reason. */
    static String grading(List<String> templates, String... rows) {
        return text("$e : RiskEvent", templates, rows);
    }

    public static String text(String object, List<String> templates, String... rows) {
        var conditions = templates.size();
        var merged = conditions > 1 ? object + "..." : object;
        var text = new StringBuilder("RuleSet,rules.grading\nImport,io.watchkeeper.facts.*\n\nRuleTable test\n");
        text.append("PRIORITY,ACTIVATION-GROUP")
                .append(",CONDITION".repeat(conditions))
                .append(",ACTION,ACTION\n");
        text.append(",").append(("," + merged).repeat(conditions)).append(",,\n,");
        templates.forEach(template -> text.append(',').append(quoted(template)));
        text.append(",").append(quoted("String grade = \"$param\";")).append(',');
        text.append(quoted("insert(new RiskGrade(" + object.split(" ")[0] + ".signal(), grade, \"$param\"));"));
        text.append("\nPriority,Group").append(",Condition".repeat(conditions)).append(",Grade,Reason\n");
        return text.append(String.join("\n", rows)).append('\n').toString();
    }

    static String quoted(String cell) {
        return cell.matches("[^\",]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    public static DecisionTable read(String text) {
        return all(text).get(0);
    }

    /** Every table of a text. */
    public static List<DecisionTable> all(String text) {
        var problems = new Problems();
        var tables = TableReader.read(text, "rules.grading", vocabulary(), problems.in(FILE));
        if (tables.isEmpty()) {
            throw new AssertionError(problems.found().toString());
        }
        return tables;
    }

    public static boolean accepted(String text) {
        return problems(text).isEmpty();
    }

    static List<RulebookProblem> problems(String text) {
        var problems = new Problems();
        TableReader.read(text, "rules.grading", vocabulary(), problems.in(FILE));
        return problems.found();
    }
}
