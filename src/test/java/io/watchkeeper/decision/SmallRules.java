package io.watchkeeper.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The least content that is a rulebook, to be varied by tests. */
public final class SmallRules {
    public static final String GRADING = "grading/grading.drl.csv";
    public static final String CORRELATION = "correlation/correlation.drl";

    private static final Map<String, String> FILES = new HashMap<>();

    static {
        FILES.put(
                "scenario/catalogue.csv",
                """
                code,name_en,name_zh,domain,level,impact_en,impact_zh,object_labels
                DISK,Disk full,磁盘满,host,HIGH,Writes fail,写入失败,device instance
                UNCLASSIFIED,Unclassified,未分类,other,LOW,Unknown,未知,
                """);
        FILES.put(
                "reasons.csv",
                """
                code,en,zh
                FIRST,First seen,首次出现
                AGAIN,Seen {occurrences} times on {labels.instance},在 {labels.instance} 上出现 {occurrences} 次
                QUIET,Only a heartbeat,只是心跳
                """);
        FILES.put(
                "plans/CLEAN.yaml",
                """
                code: CLEAN
                name: {en: Clean the disk, zh: 清理磁盘}
                description: {en: Remove old files, zh: 删除旧文件}
                tier: 1
                steps:
                  - {en: Find the files, zh: 查找文件}
                """);
        FILES.put(
                "scenario/scenario.drl.csv",
                """
                RuleSet,rules.scenario
                Import,io.watchkeeper.facts.*

                RuleTable scenario
                NAME,CONDITION,CONDITION,ACTION
                ,$a : Alert...,$a : Alert...,
                ,"forall(,){tokens contains ""$""}",source,"insert(new ScenarioMatch($a.signal(), ""$param""));"
                Name,Words,Source,Scenario
                A full disk,"disk, full",,DISK
                """);
        FILES.put(
                "scenario/scenario.drl",
                """
                package rules.scenario;
                import io.watchkeeper.facts.*;

                rule "A heartbeat opens no event"
                when
                    $a : Alert(name == "Watchdog")
                then
                    insert(new Suppression($a.signal(), "QUIET"));
                end

                rule "Whatever is not recognised"
                salience -100
                when
                    $s : Signal()
                    not ScenarioMatch(signal == $s.signal)
                then
                    insert(new ScenarioMatch($s.signal(), "UNCLASSIFIED"));
                end
                """);
        FILES.put(
                CORRELATION,
                """
                package rules.correlation;
                import io.watchkeeper.facts.*;

                rule "New"
                when
                    $e : Episode(status == "FIRING")
                    not Suppression(signal == $e.signal)
                    not OpenEvent(signal == $e.signal)
                then
                    insert(new Correlation($e.signal(), "OPEN", "FIRST"));
                end

                rule "Known"
                when
                    $e : Episode(status == "FIRING")
                    $o : OpenEvent(signal == $e.signal)
                    not Suppression(signal == $e.signal)
                then
                    insert(new Correlation($e.signal(), "JOIN", "AGAIN"));
                end

                rule "Good news"
                when
                    $e : Episode(status == "RESOLVED")
                    not Suppression(signal == $e.signal)
                then
                    insert(new Correlation($e.signal(), "RECORD", "FIRST"));
                end

                rule "Quiet"
                when
                    $s : Suppression()
                then
                    insert(new Correlation($s.signal(), "RECORD", $s.reason()));
                end
                """);
        FILES.put(
                GRADING,
                """
                RuleSet,rules.grading
                Import,io.watchkeeper.facts.*

                RuleTable grading
                PRIORITY,ACTIVATION-GROUP,CONDITION,CONDITION,CONDITION,ACTION,ACTION
                ,,$e : RiskEvent...,$e : RiskEvent...,$e : RiskEvent...,,
                ,,signal != null?,severity,occurrences >= $param,"String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
                Priority,Group,Any,Severity,At least,Grade,Reason
                20,g,x,critical,,CRITICAL,FIRST
                10,g,x,,3,HIGH,AGAIN
                0,g,x,,,LOW,FIRST
                """);
        FILES.put(
                "recommendation/recommendation.drl.csv",
                """
                RuleSet,rules.recommendation
                Import,io.watchkeeper.facts.*

                RuleTable recommendation
                CONDITION,ACTION,ACTION,ACTION
                $e : RiskEvent,,,
                "scenario in (forall(,){""$""})","String plan = ""$param"";",long rank = $param;,"insert(new PlanRecommendation($e.signal(), plan, rank, ""$param""));"
                Scenario,Plan,Rank,Reason
                "DISK, UNCLASSIFIED",CLEAN,2,AGAIN
                DISK,CLEAN,1,FIRST
                """);
    }

    private SmallRules() {}

    public static RulebookContent content() {
        return RulebookContent.of(FILES);
    }

    /** With one file put in place of another, or added. */
    public static RulebookContent with(String path, String text) {
        var files = new TreeMap<>(FILES);
        files.put(path, text);
        return new RulebookContent(files);
    }

    /** With a passage of one file put in place of another. */
    public static RulebookContent with(String path, String passage, String other) {
        if (!FILES.get(path).contains(passage)) {
            throw new IllegalArgumentException("no such passage: " + passage);
        }
        return with(path, FILES.get(path).replace(passage, other));
    }

    public static RulebookContent without(String path) {
        var files = new TreeMap<>(FILES);
        files.remove(path);
        return new RulebookContent(files);
    }

    /** What the compiler says against some content; nothing when it takes it. */
    public static List<RulebookProblem> problems(RulebookContent content) {
        try {
            RulebookCompiler.compile(1, content).close();
            return List.of();
        } catch (RulebookRejected rejected) {
            return rejected.problems();
        }
    }
}
