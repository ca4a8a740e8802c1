package io.watchkeeper.intake;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;

/** Walks through one body, token by token: no tree of it is ever built. */
final class PostCursor {
    /** Deeper than {@link Limits#depth} ends the member; deeper than this ends the post, because even skipping costs memory. */
    private static final int DEPTH_THAT_ENDS_THE_POST = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            // names of labels come from outside: interned, they would stay in the JVM's own table
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // JSON between systems is UTF-8 (RFC 8259)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_THAT_ENDS_THE_POST)
                    // the body's own limit bounds these; a long text is the fault of its member, not of the post
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] body;
    private final int start;
    private final JsonParser parser;

    private PostCursor(byte[] body) throws IOException {
        this.body = body;
        this.start = hasByteOrderMark(body) ? 3 : 0;
        this.parser = JSON.createParser(body, start, body.length - start);
    }

    /** What is done with a body that the cursor stands in front of. */
    interface Walk<T> {
        T walk(PostCursor cursor) throws IOException;
    }

    /** @throws ProblemException 400 when the body is not JSON from its beginning to its end */
    static <T> T walk(byte[] body, Walk<T> walk) {
        try {
            var cursor = new PostCursor(body);
            try (var parser = cursor.parser) {
                if (parser.nextToken() == null) {
                    throw notJson("The body is empty.", "正文是空的。");
                }
                T walked = walk.walk(cursor);
                if (parser.nextToken() != null) {
                    throw notJson("Something follows after the end of the JSON.", "JSON 结束之后还有多余的内容。");
                }
                return walked;
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(JsonFaults.malformed(e));
        } catch (IOException e) {
            throw new IllegalStateException("an array in memory cannot fail to be read", e);
        }
    }

    private static ProblemException notJson(String en, String zh) {
        return ProblemException.badRequest(en, Flaw.at("", "NOT_JSON", en, zh));
    }

    /** The body is JSON, but its outermost form is another one: 422. */
    static ProblemException misshapen(String pointer, String code, String en, String zh) {
        return new ProblemException(Problem.of(422, en, List.of(Flaw.at(pointer, code, en, zh))));
    }

    private static boolean hasByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    String name() throws IOException {
        return parser.currentName();
    }

    /** The text of a scalar; what stands in quotes without them. */
    String scalar() throws IOException {
        return parser.getText();
    }

    /** How long {@link #scalar} would be. */
    int scalarLength() throws IOException {
        return parser.getTextLength();
    }

    double number() throws IOException {
        return parser.getDoubleValue();
    }

    /** Where the current token begins in the body. */
    int tokenStart() {
        return start + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where the current token ends in the body. */
    int tokenEnd() {
        return start + (int) parser.currentLocation().getByteOffset();
    }

    byte[] body() {
        return body;
    }

    /** Skips the value that the cursor stands on. @return how deep it was nested: 0 for a scalar */
    int skip() throws IOException {
        int depth = 0;
        int deepest = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                deepest = Math.max(deepest, ++depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        } while (depth > 0 && parser.nextToken() != null);
        return deepest;
    }
}
