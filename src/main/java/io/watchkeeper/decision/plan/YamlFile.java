package io.watchkeeper.decision.plan;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** Reads a YAML file whose name is a code. */
final class YamlFile {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private YamlFile() {}

    /** The members of the whole file, nothing where it cannot be read. */
    static Optional<Members> read(String text, Problems.InFile problems) {
        try {
            var tree = YAML.readTree(text);
            if (tree.isMissingNode() || tree.isNull()) {
                problems.add("", "BROKEN_YAML", "", new Sentence("The file is empty.", "文件为空。"));
                return Optional.empty();
            }
            return Optional.of(Members.of(tree, "", problems));
        } catch (JsonProcessingException broken) {
            var cause = broken.getCause() instanceof StreamReadException inner ? inner : broken;
            var line = cause.getLocation() == null
                    ? ""
                    : Integer.toString(cause.getLocation().getLineNr());
            var why = broken.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(line, "BROKEN_YAML", "", new Sentence("No YAML: " + why, "无法读取 YAML：" + why));
            return Optional.empty();
        }
    }

    static void code(Members file, String code) {
        var written = file.needed("code");
        if (!code.equals(written)) {
            var message = new Sentence("The code must be the file's name.", "代码必须与文件名一致。");
            file.problems().add("code", "BAD_CODE", written, message, code, code);
        }
        if (!code.matches("[A-Z0-9][A-Z0-9_-]{0,63}")) {
            var message = new Sentence(
                    "A code is 1 to 64 upper-case letters, digits, dashes and underscores.",
                    "代码由 1 到 64 个大写字母、数字、短横线和下划线组成。");
            file.problems().add("code", "BAD_CODE", code, message);
        }
    }
}
