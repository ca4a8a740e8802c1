package io.watchkeeper.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;

/** Reads the labels and the annotations of a member. */
final class TextMapReader {
    private final PostCursor cursor;
    private final MemberReader member;
    private final Limits limits;
    private final Dialect dialect;

    TextMapReader(PostCursor cursor, MemberReader member, Limits limits, Dialect dialect) {
        this.cursor = cursor;
        this.member = member;
        this.limits = limits;
        this.dialect = dialect;
    }

    /** Identity: a value that is too long is a flaw. Empty values say nothing and are left out, as Prometheus does. */
    Map<String, String> labels() throws IOException {
        return read("labels", false);
    }

    /** Prose: a value that is too long is shortened. */
    Map<String, String> annotations() throws IOException {
        return read("annotations", true);
    }

    private Map<String, String> read(String name, boolean prose) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        if (cursor.token() == JsonToken.VALUE_NULL) {
            return texts;
        }
        if (cursor.token() != JsonToken.START_OBJECT) {
            member.wrongType(name, "an object of texts", "由文本组成的对象");
            return texts;
        }
        for (int count = 1; cursor.next() != JsonToken.END_OBJECT; count++) {
            String key = cursor.name();
            cursor.next();
            if (count <= limits.labels()) {
                entry(name, key, prose, texts);
                continue;
            }
            if (count == limits.labels() + 1) {
                tooMany(name);
            }
            cursor.skip();
        }
        return texts;
    }

    private void entry(String name, String key, boolean prose, Map<String, String> texts) throws IOException {
        if (key.isBlank() || key.length() > limits.labelName()) {
            member.add(Flaw.at(
                            place(name, key),
                            "BAD_NAME",
                            "A name has 1 to " + limits.labelName() + " characters.",
                            "名称长度为 1 到 " + limits.labelName() + " 个字符。")
                    .found(key));
            cursor.skip();
            return;
        }
        String text = value(name, key, prose);
        if (!text.isEmpty() && texts.put(StorableText.of(key), text) != null) {
            member.duplicate("/" + name + '/' + JsonFaults.escaped(key));
        }
    }

    private String value(String name, String key, boolean prose) throws IOException {
        JsonToken token = cursor.token();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token != JsonToken.VALUE_STRING && !(dialect == Dialect.FOREIGN && token.isScalarValue())) {
            member.wrongType(name + '/' + JsonFaults.escaped(key), "text", "文本");
            return "";
        }
        if (prose) {
            return StorableText.shortened(StorableText.of(cursor.scalar()), limits.labelValue());
        }
        if (cursor.scalarLength() > limits.labelValue()) {
            member.tooLong('/' + name + '/' + JsonFaults.escaped(key), limits.labelValue());
            return "";
        }
        return StorableText.of(cursor.scalar());
    }

    private void tooMany(String name) {
        member.add(
                '/' + name,
                "TOO_MANY",
                "A member has at most " + limits.labels() + " of these.",
                "每个成员最多 " + limits.labels() + " 个。");
    }

    private String place(String name, String key) {
        return member.pointer(name) + '/' + JsonFaults.escaped(key);
    }
}
