package io.watchkeeper.decision.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.facts.Sentence;

/** Reads {@code diagnosis/trees.csv}. */
public final class TreesFile {
    public static final String PATH = "diagnosis/trees.csv";

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final List<String> STARTS = List.of("automatic", "on-request");
    private static final List<String> COLUMNS =
            List.of("code", "name_en", "name_zh", "root", "scenarios", "start", "within");
    private static final List<String> NEEDED = List.of("name_en", "name_zh", "root", "start", "within");

    private TreesFile() {}

    /**
     * @param text empty for a rulebook without trees
     * @param catalogue whose scenarios trees are for
     */
    public static List<DiagnosisTree> read(String text, Catalogue catalogue, Problems.InFile problems) {
        var trees = new ArrayList<DiagnosisTree>();
        if (!text.isEmpty()) {
            for (var entry : new RecordFile(COLUMNS, problems).read(text)) {
                trees.add(tree(entry, catalogue, problems));
            }
        }
        return trees;
    }

    private static DiagnosisTree tree(RecordFile.Entry entry, Catalogue catalogue, Problems.InFile problems) {
        Written.needs(entry, problems, NEEDED);
        if (!STARTS.contains(entry.get("start"))) {
            problems.add(
                    entry.address("start"),
                    "UNKNOWN_VALUE",
                    entry.get("start"),
                    new Sentence("A tree starts automatically or on request.", "诊断树只能自动启动或按请求启动。"),
                    String.join(", ", STARTS),
                    Nearest.to(entry.get("start"), STARTS));
        }
        return new DiagnosisTree(
                entry.get("code"),
                new Sentence(entry.get("name_en"), entry.get("name_zh")),
                entry.get("root"),
                scenarios(entry, catalogue, problems),
                entry.get("start").equals(STARTS.get(0)),
                Written.duration(entry, "within", LONGEST, problems),
                entry.address("root"));
    }

    private static List<String> scenarios(RecordFile.Entry entry, Catalogue catalogue, Problems.InFile problems) {
        var codes = new ArrayList<String>();
        for (var code : entry.get("scenarios").split(" +")) {
            if (catalogue.find(code).isPresent()) {
                codes.add(code);
            } else if (!code.isEmpty() && !catalogue.scenarios().isEmpty()) {
                var known =
                        catalogue.scenarios().stream().map(RiskScenario::code).toList();
                problems.add(
                        entry.address("scenarios"),
                        "UNKNOWN_SCENARIO",
                        code,
                        new Sentence("The catalogue has no such scenario.", "场景目录中没有该场景。"),
                        CatalogueFile.PATH,
                        Nearest.to(code, known));
            }
        }
        return codes;
    }
}
