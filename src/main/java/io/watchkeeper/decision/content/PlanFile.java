package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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
        Sentence sentence() {
            return new Sentence(en, zh);
        }

        boolean whole() {
            return en != null && zh != null && !en.isBlank() && !zh.isBlank();
        }
    }

    private record Written(
            @JsonProperty(value = "code", required = true) String code,
            @JsonProperty("name") Text name,
            @JsonProperty("description") Text description,
            @JsonProperty("tier") int tier,
            @JsonProperty("steps") List<Text> steps) {}

    /**
     * @param files texts by path
     * @return the plans that could be read, also those with a problem, so that tables naming them do not complain too
     */
    public static Plans read(SortedMap<String, String> files, Problems problems) {
        var plans = new ArrayList<EmergencyPlan>();
        files.forEach((path, text) -> readOne(path, text, problems.in(path)).ifPresent(plans::add));
        return new Plans(plans);
    }

    private static Optional<EmergencyPlan> readOne(String path, String text, Problems.InFile problems) {
        try {
            Written written = YAML.readValue(text);
            check(written, path, problems);
            return Optional.ofNullable(written)
                    .filter(found -> found.code() != null)
                    .map(PlanFile::plan);
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            var line = location == null ? "" : Integer.toString(location.getLineNr());
            var cause = malformed.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(line, "BROKEN_YAML", "", new Sentence("No plan: " + cause, "无法读取预案：" + cause));
            return Optional.empty();
        }
    }

    private static void check(Written written, String path, Problems.InFile problems) {
        var named = path.substring(FOLDER.length()).replaceFirst("\\.yaml$", "");
        if (written == null || written.code() == null || !written.code().equals(named)) {
            var message = new Sentence("The code must be the file's name.", "代码必须与文件名一致。");
            problems.add("", "BAD_CODE", written == null ? "" : String.valueOf(written.code()), message, named, named);
            return;
        }
        if (!named.matches("[A-Z0-9][A-Z0-9_-]{0,63}")) {
            problems.add("", "BAD_CODE", named, RecordFile.badCode());
        }
        var texts = new ArrayList<Text>(written.steps() == null ? List.of() : written.steps());
        texts.add(written.name());
        texts.add(written.description());
        if (texts.size() < 3 || texts.stream().anyMatch(text -> text == null || !text.whole())) {
            var message = new Sentence(
                    "A plan needs name, description and steps, each in en and zh.", "预案必须有名称、说明和步骤，且均有中英文。");
            problems.add("", "MISSING_VALUE", "", message);
        }
        if (written.tier() < 1 || written.tier() > 3) {
            var message = new Sentence("The tier is 1, 2 or 3.", "级别只能是 1、2 或 3。");
            problems.add("", "BAD_TIER", Integer.toString(written.tier()), message, "1, 2, 3", "");
        }
    }

    private static EmergencyPlan plan(Written written) {
        var steps = written.steps() == null ? List.<Text>of() : written.steps();
        return new EmergencyPlan(
                written.code(),
                sentence(written.name()),
                sentence(written.description()),
                written.tier(),
                steps.stream().map(PlanFile::sentence).toList());
    }

    private static Sentence sentence(Text text) {
        return text == null ? new Sentence("", "") : text.sentence();
    }
}
