package io.watchkeeper.diagnosis.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.watchkeeper.decision.diagnosis.Placeholders;

/** A path of a web address with its values in: each is one segment, or one value of the query, whatever stands in it. */
public final class BoundPath {
    private BoundPath() {}

    /**
     * @param text with {@code {name}} where a value belongs
     * @return percent-encoded, with a slash in front
     * @throws CheckFailed where a value is missing or would lead elsewhere
     */
    public static String of(String text, Map<String, String> values) {
        var parts = Placeholders.ofPath(text).parts();
        var path = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            var value = values.getOrDefault(parts.get(i), "");
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new CheckFailed("the parameter " + parts.get(i) + " is no segment of a path");
            }
            path.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                    .append(parts.get(i + 1));
        }
        return path.indexOf("/") == 0 ? path.toString() : "/" + path;
    }
}
