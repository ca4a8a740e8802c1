package io.watchkeeper.problem;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** What the JSON parser complains of, said without its class names and switches. */
public final class JsonFaults {
    /** Where the parser goes on to speak of itself and its settings. */
    private static final Pattern PARSER_TALK = Pattern.compile(": enable `| \\(start marker at| at \\[Source");

    private static final int LONGEST_REASON = 200;

    private JsonFaults() {}

    /** 400 with line and column for what is no JSON, 422 with a pointer for JSON that does not fit. */
    public static Problem problem(JsonProcessingException fault) {
        return fault instanceof JsonMappingException mapping
                        && (!mapping.getPath().isEmpty() || isOtherValue(mapping))
                ? misfit(mapping)
                : malformed(fault);
    }

    /** 400 with line and column. */
    public static Problem malformed(JsonProcessingException fault) {
        JsonLocation at = fault.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        Flaw flaw = Flaw.at("", "NOT_JSON", reason(fault) + place, "正文不是有效的 JSON" + place);
        Problem problem = Problem.of(400, "The body is not valid JSON" + place + ".", List.of(flaw));
        return at == null ? problem : problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
    }

    /** The whole body is a value of another kind, such as an array where an object is expected. An empty body is no value. */
    private static boolean isOtherValue(JsonMappingException fault) {
        return fault instanceof MismatchedInputException
                && !fault.getOriginalMessage().startsWith("No content to map");
    }

    private static Problem misfit(JsonMappingException fault) {
        return Problem.of(422, "The body is JSON, but not what is expected here.", List.of(described(fault)));
    }

    private static Flaw described(JsonMappingException fault) {
        String pointer = pointer(fault.getPath());
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return Flaw.at(pointer, "UNKNOWN_MEMBER", "This member is not known here.", "此处没有这个成员。")
                    .found(unknown.getPropertyName());
        }
        Flaw flaw = Flaw.at(pointer, "WRONG_TYPE", "This member does not have the expected type.", "该成员的类型不正确。");
        return fault instanceof InvalidFormatException format ? flaw.found(String.valueOf(format.getValue())) : flaw;
    }

    /** JSON pointer of a data binding path. */
    private static String pointer(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** A name as it stands in a JSON pointer, shortened. */
    public static String escaped(String name) {
        return Echo.of(name).replace("~", "~0").replace("/", "~1");
    }

    private static String reason(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "The JSON is nested too deeply, or a number in it is too long";
        }
        String reason = String.valueOf(fault.getOriginalMessage());
        return Echo.of(PARSER_TALK.split(reason, 2)[0], LONGEST_REASON);
    }
}
