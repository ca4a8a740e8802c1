package io.watchkeeper.intake;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;

/** Reads one inspection result after another. */
final class InspectionReader {
    private static final List<String> KNOWN = List.of(
            "inspection", "runId", "object", "outcome", "observedAt", "value", "unit", "summary", "advice", "labels");
    private static final List<String> KNOWN_OF_OBJECT = List.of("kind", "name", "application", "product", "site");

    private final PostCursor cursor;
    private final MemberReader member;
    private final TextMapReader texts;
    private final Post post;

    InspectionReader(PostCursor cursor, Limits limits, Post post) {
        this.cursor = cursor;
        this.member = new MemberReader(cursor, limits);
        this.texts = new TextMapReader(cursor, member, limits, Dialect.OWN);
        this.post = post;
    }

    /** Reads the value that the cursor stands on, to its last token. */
    Member read(int index, String pointer) throws IOException {
        member.begin(index, pointer);
        var draft = new InspectionDraft();
        if (cursor.token() == JsonToken.START_OBJECT) {
            members("", KNOWN, name -> take(name, draft));
            draft.check(member, post.receivedAt());
        } else {
            member.add("", "WRONG_TYPE", "An inspection result is an object.", "巡检结果必须是对象。");
            cursor.skip();
        }
        return member.isSound() ? new Member.Accepted(draft.incoming(post, index)) : member.rejection();
    }

    private interface Taker {
        void take(String name) throws IOException;
    }

    /** @param under the name of the object and a slash, empty for the member itself */
    private void members(String under, List<String> known, Taker taker) throws IOException {
        int seen = 0;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String name = cursor.name();
            cursor.next();
            int place = known.indexOf(name);
            if (place < 0) {
                member.unknown(under, name, known);
            } else if ((seen & 1 << place) != 0) {
                member.duplicate('/' + under + name);
                member.skip(under + name);
            } else {
                seen |= 1 << place;
                taker.take(name);
            }
        }
    }

    private void take(String name, InspectionDraft draft) throws IOException {
        if (!name.equals("object")) {
            draft.take(name, member, texts);
        } else if (cursor.token() == JsonToken.START_OBJECT) {
            members("object/", KNOWN_OF_OBJECT, inner -> draft.takeOfObject(inner, member));
        } else {
            member.wrongType(name, "an object", "对象");
        }
    }
}
