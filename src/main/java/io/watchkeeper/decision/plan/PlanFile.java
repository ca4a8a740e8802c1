package io.watchkeeper.decision.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.EmergencyPlan.Batch;
import io.watchkeeper.facts.Sentence;

/** Reads one {@code plans/CODE.yaml}. */
public final class PlanFile {
    public static final String FOLDER = "plans/";

    private static final Given EVENT_OBJECT = new Given.Reference("event.object", Optional.empty());
    private static final int MOST_TARGETS = 1_000;

    private final Members file;
    private final String code;
    private final String yaml;

    private PlanFile(Members file, String code, String yaml) {
        this.file = file;
        this.code = code;
        this.yaml = yaml;
    }

    /**
     * @param files texts by path
     * @return a plan for each file, also for those with a problem, so that tables naming them do not complain too
     */
    public static Plans read(SortedMap<String, String> files, Problems problems) {
        var plans = new ArrayList<EmergencyPlan>();
        files.forEach((path, text) -> plans.add(plan(path, text, problems.in(path))));
        return new Plans(plans);
    }

    private static EmergencyPlan plan(String path, String text, Problems.InFile problems) {
        var code = path.substring(FOLDER.length()).replaceFirst("\\.yaml$", "");
        return YamlFile.read(text, problems)
                .map(file -> new PlanFile(file, code, text).plan())
                .orElseGet(() -> empty(code, text));
    }

    private static EmergencyPlan empty(String code, String yaml) {
        var nothing = new Sentence("", "");
        return new EmergencyPlan(
                code,
                nothing,
                nothing,
                1,
                yaml,
                digest(yaml),
                Map.of(),
                List.of(),
                Batch.ONE_BY_ONE,
                List.of(),
                List.of(),
                List.of());
    }

    private EmergencyPlan plan() {
        YamlFile.code(file, code);
        int tier = tier();
        var steps = new StepReader(tier);
        var plan = new EmergencyPlan(
                code,
                file.sentence("name"),
                file.sentence("description"),
                tier,
                yaml,
                digest(yaml),
                ParameterReader.read(file, "parameters"),
                targets(),
                batch(),
                steps.checks(file, "checks"),
                steps.steps(file, "steps"),
                steps.checks(file, "verify"));
        file.noOthers();
        return plan;
    }

    private int tier() {
        var written = file.find("tier");
        if (written.isEmpty()) {
            file.missing("tier");
            return 1;
        }
        int tier = written.get().isInt() ? written.get().intValue() : 0;
        if (tier < 1 || tier > 3) {
            var message = new Sentence("The tier is 1, 2 or 3.", "级别只能是 1、2 或 3。");
            file.problem("tier", "BAD_TIER", written.get().asText(), message, "1, 2, 3");
            return 1;
        }
        return tier;
    }

    private List<Given> targets() {
        if (!file.has("targets")) {
            return List.of(EVENT_OBJECT);
        }
        var targets = new ArrayList<Given>();
        for (var text : file.texts("targets")) {
            var given = Given.of(text);
            given.ifPresentOrElse(
                    targets::add,
                    () -> file.problem(
                            "targets",
                            "BAD_VALUE",
                            text,
                            new Sentence(
                                    "A target is a name or a reference such as ${event.object}, never both.",
                                    "目标只能是名称或引用（例如 ${event.object}），不能混用。")));
        }
        return targets;
    }

    private Batch batch() {
        return file.inner("batch")
                .map(batch -> {
                    var read = new Batch(
                            batch.number("first", 1, MOST_TARGETS, 1),
                            batch.number("then", 1, MOST_TARGETS, 1),
                            batch.number("tolerance", 0, MOST_TARGETS, 0));
                    batch.noOthers();
                    return read;
                })
                .orElse(Batch.ONE_BY_ONE);
    }

    /** SHA-256, in hex. */
    static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
