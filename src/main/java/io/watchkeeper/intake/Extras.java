package io.watchkeeper.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;

/** What a foreign alert says beside the usual, such as Grafana's dashboardURL: kept among the annotations, for the person who reads it. */
final class Extras {
    private final int most;
    private final int longest;
    private Map<String, String> kept;

    Extras(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    void keep(String name, PostCursor cursor) throws IOException {
        if (cursor.token() == JsonToken.VALUE_NULL || name.length() > longest || cursor.scalarLength() > longest) {
            return; // an embedded picture, most likely
        }
        String text = StorableText.of(cursor.scalar());
        if (kept == null) {
            kept = new LinkedHashMap<>();
        }
        if (kept.size() < most && !text.isEmpty()) {
            kept.put(StorableText.of(name), text);
        }
    }

    /** The annotations, and under their own names what they do not say themselves. */
    Map<String, String> joined(Map<String, String> annotations, String generatorUrl) {
        if (kept == null && generatorUrl.isEmpty()) {
            return annotations;
        }
        var joined = new LinkedHashMap<String, String>();
        if (kept != null) {
            joined.putAll(kept);
        }
        if (!generatorUrl.isEmpty()) {
            joined.put("generatorURL", generatorUrl);
        }
        joined.putAll(annotations);
        return joined;
    }
}
