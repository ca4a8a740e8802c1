package io.watchkeeper.rulebook.workbook;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.CatalogueFile;
import io.watchkeeper.decision.content.CausesFile;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.content.ReasonsFile;
import io.watchkeeper.decision.content.ThesaurusFile;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableReader;

/** Tables as people download them: those that are shipped, and one made up for tests. */
public final class Forms {
    static final String FILE = "grading/limits.drl.csv";

    private Forms() {}

    static List<String> builtIn() {
        return BuiltInRules.content().files().keySet().stream()
                .filter(file -> file.endsWith(".drl.csv"))
                .toList();
    }

    static TableForm builtIn(String file) {
        return form(file, BuiltInRules.content().files().get(file));
    }

    /** A grading table whose columns hold a text, a list, whole numbers, a flag and words. */
    static TableForm small(String... rows) {
        return form(FILE, header() + String.join("\n", rows) + "\n");
    }

    static TableForm small() {
        return small(
                "Grave,100,grade,x,HOST-CPU,\"CRITICAL, HIGH\",eu,3,true,HIGH,OUTSIDE_PRODUCTION",
                "Mild,90,grade,x,,LOW,,,false,LOW,OUTSIDE_PRODUCTION",
                "Any,0,,x,,,\"a, b\",,,INFO,OUTSIDE_PRODUCTION");
    }

    /** A grading table whose rows are in force for a time: columns D and E hold days, G a duration. */
    static TableForm dated(String... rows) {
        return form(
                FILE,
                "RuleSet,rules.grading\nImport,\"io.watchkeeper.facts.RiskEvent, io.watchkeeper.facts.RiskGrade\"\n\n"
                        + "RuleTable limits\nNAME,PRIORITY,ACTIVATION-GROUP,DATE-EFFECTIVE,DATE-EXPIRES,CONDITION,ACTION,ACTION\n"
                        + ",,,,,$e : RiskEvent,,\n"
                        + ",,,,,signal != null?,\"String grade = \"\"$param\"\";\","
                        + "\"insert(new RiskGrade($e.signal(), grade, \"\"$param\"\"));\"\n"
                        + "Rule,Priority,Group,From,Until,Applies,Grade,Reason\n" + String.join("\n", rows) + "\n");
    }

    /** Of 12 columns. */
    public static TableForm large(int rows) {
        var lines = IntStream.range(0, rows)
                .mapToObj(row -> "Row " + row + "," + (row % 900 + 1) + ",grade,x,"
                        + (row % 3 == 0 ? "HOST-CPU" : "") + "," + (row % 2 == 0 ? "\"CRITICAL, HIGH\"" : "") + ",zone-"
                        + row % 50 + "," + (row % 5 == 0 ? "" : row % 7 + 1) + "," + (row % 4 == 0 ? "true" : "")
                        + ",HIGH,OUTSIDE_PRODUCTION");
        return form(FILE, header() + lines.collect(Collectors.joining("\n")) + "\n");
    }

    static TableForm form(String file, String text) {
        var problems = new Problems();
        var tables = TableReader.read(
                text, "rules." + file.substring(0, file.indexOf('/')), vocabulary(), problems.in(file));
        if (tables.isEmpty()) {
            throw new AssertionError(problems.found().toString());
        }
        return TableForm.of(
                file, text, tables.stream().map(DecisionTable::schema).toList(), vocabulary());
    }

    static Vocabulary vocabulary() {
        var problems = new Problems();
        var files = BuiltInRules.content().files();
        var plans = new TreeMap<String, String>();
        files.forEach((path, text) -> {
            if (path.startsWith(PlanFile.FOLDER)) {
                plans.put(path, text);
            }
        });
        return new Vocabulary(
                CatalogueFile.read(files.get(CatalogueFile.PATH), problems.in(CatalogueFile.PATH)),
                PlanFile.read(plans, problems),
                ReasonsFile.read(files.get(ReasonsFile.PATH), problems.in(ReasonsFile.PATH)),
                ThesaurusFile.read(files.get(ThesaurusFile.PATH), problems.in(ThesaurusFile.PATH)),
                TreeContent.of(
                        List.of(),
                        ChecksFile.read(files.get(ChecksFile.PATH), problems.in(ChecksFile.PATH)),
                        CausesFile.read(files.get(CausesFile.PATH), problems.in(CausesFile.PATH))));
    }

    /** What is told about an upload. */
    static List<RulebookProblem> problems(byte[] workbook, TableForm form) {
        var problems = new Problems();
        var read = TableFiles.readWorkbook(workbook, form, problems.in(FILE));
        if (read.isPresent() != problems.found().isEmpty()) {
            throw new AssertionError("a table or problems, not both: " + problems.found());
        }
        return problems.found();
    }

    static List<RulebookProblem> problemsOfCsv(byte[] csv, TableForm form) {
        var problems = new Problems();
        TableFiles.readCsv(csv, form, problems.in(FILE));
        return problems.found();
    }

    static String read(byte[] workbook, TableForm form) {
        var problems = new Problems();
        return TableFiles.readWorkbook(workbook, form, problems.in(FILE))
                .orElseThrow(() -> new AssertionError(problems.found().toString()));
    }

    static String readCsv(byte[] csv, TableForm form) {
        var problems = new Problems();
        return TableFiles.readCsv(csv, form, problems.in(FILE))
                .orElseThrow(() -> new AssertionError(problems.found().toString()));
    }

    private static String header() {
        var object = ",$e : RiskEvent...".repeat(6);
        return "RuleSet,rules.grading\nImport,\"io.watchkeeper.facts.RiskEvent, io.watchkeeper.facts.RiskGrade\"\n\n"
                + "RuleTable limits\n"
                + "NAME,PRIORITY,ACTIVATION-GROUP" + ",CONDITION".repeat(6) + ",ACTION,ACTION\n"
                + ",," + object + ",,\n"
                + ",,,signal != null?,\"scenario == \"\"$param\"\"\",\"level in (forall(,){\"\"$\"\"})\","
                + "\"environment in (forall(,){\"\"$\"\"})\",occurrences >= $param,storm == $param,"
                + "\"String grade = \"\"$param\"\";\",\"insert(new RiskGrade($e.signal(), grade, \"\"$param\"\"));\"\n"
                + "规则 Rule,优先级 Priority,Group,Applies,场景 Scenario,Level,Environment,Occurrences from,Storm,Grade,Reason\n";
    }
}
