package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** Reads one {@code plans/CODE.yaml}. */
public final class PlanFile {
    public static final String FOLDER = "plans/";

    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(Written.class);

    private PlanFile() {}

    private record Text(@JsonProperty("en") String en, @JsonProperty("zh") String zh) {
        private boolean whole() {
            return en != null && zh != null && !en.isBlank() && !zh.isBlank();
        }
    }

    private record Written(
            @JsonProperty("code") String code,
            @JsonProperty("name") Text name,
            @JsonProperty("description") Text description,
            @JsonProperty("tier") int tier,
            @JsonProperty("steps") List<Text> steps) {
        private Written {
            steps = steps == null ? List.of() : steps;
        }

        private Stream<Text> texts() {
            return Stream.concat(Stream.of(name, description), steps.stream());
        }
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
        var written = written(text, problems);
        written.ifPresent(found -> check(found, code, problems));
        var steps = written.map(Written::steps).orElse(List.of());
        return new EmergencyPlan(
                code,
                sentence(written.map(Written::name)),
                sentence(written.map(Written::description)),
                written.map(Written::tier).orElse(1),
                steps.stream().map(step -> sentence(Optional.ofNullable(step))).toList());
    }

    private static Optional<Written> written(String text, Problems.InFile problems) {
        try {
            Written written = YAML.readValue(text);
            if (written == null) {
                problems.add("", "BROKEN_YAML", "", new Sentence("The file is empty.", "文件为空。"));
            }
            return Optional.ofNullable(written);
        } catch (JsonProcessingException broken) {
            var line = broken.getCause() instanceof StreamReadException cause ? line(cause) : line(broken);
            var why = broken.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(line, "BROKEN_YAML", "", new Sentence("No plan: " + why, "无法读取预案：" + why));
            return Optional.empty();
        }
    }

    /** The place of a member that is wrong is not known, only that of a broken line. */
    private static String line(JsonProcessingException broken) {
        var location = broken instanceof StreamReadException ? broken.getLocation() : null;
        return location == null ? "" : Integer.toString(location.getLineNr());
    }

    private static void check(Written written, String code, Problems.InFile problems) {
        if (!code.equals(written.code())) {
            var message = new Sentence("The code must be the file's name.", "代码必须与文件名一致。");
            problems.add("", "BAD_CODE", String.valueOf(written.code()), message, code, code);
        }
        if (!code.matches("[A-Z0-9][A-Z0-9_-]{0,63}")) {
            problems.add("", "BAD_CODE", code, RecordFile.badCode());
        }
        if (written.steps().isEmpty() || !written.texts().allMatch(text -> text != null && text.whole())) {
            var message = new Sentence(
                    "A plan needs name, description and steps, each in en and zh.", "预案必须有名称、说明和步骤，且均有中英文。");
            problems.add("", "MISSING_VALUE", "", message);
        }
        if (written.tier() < 1 || written.tier() > 3) {
            var message = new Sentence("The tier is 1, 2 or 3.", "级别只能是 1、2 或 3。");
            problems.add("", "BAD_TIER", Integer.toString(written.tier()), message, "1, 2, 3", "");
        }
    }

    private static Sentence sentence(Optional<Text> text) {
        return text.map(found -> new Sentence(found.en(), found.zh())).orElse(new Sentence("", ""));
    }
}
