package io.watchkeeper.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Names and values as people type them: {@code name=value}, one a line; a line that begins with a space goes on with the value above. */
final class TypedLines {
    private TypedLines() {}

    static String of(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + entry.getValue().replace("\r", "").replace("\n", "\n "))
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param field its name in the form
     * @throws ProblemException 422 naming the line that has no {@code =}
     */
    static Map<String, String> read(String field, String typed) {
        var values = new LinkedHashMap<String, String>();
        String last = null;
        for (var line : typed.lines().toList()) {
            int sign = line.indexOf('=');
            if (last != null && line.startsWith(" ")) {
                values.merge(last, line.substring(1), (above, below) -> above + "\n" + below);
            } else if (sign > 0) {
                last = line.substring(0, sign).strip();
                values.put(last, line.substring(sign + 1).strip());
            } else if (!line.isBlank()) {
                throw ProblemException.unprocessable(
                        "A line cannot be read.",
                        List.of(Flaw.at("/" + field, "NO_EQUALS_SIGN", "Write name=value, one a line.", "每行写一个“名称=值”。")
                                .found(line)
                                .allowing("severity=critical")));
            }
        }
        return values;
    }
}
