package io.watchkeeper.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;
import io.watchkeeper.problem.ProblemException;

/** Walks through a body that is one member or an array of them. */
final class OneOrMany {
    private OneOrMany() {}

    /** Reads the member that the cursor stands on, to its last token. */
    interface Reader {
        Member read(int index, String pointer) throws IOException;
    }

    static Reading walk(PostCursor cursor, int most, Reader reader) throws IOException {
        if (cursor.token() == JsonToken.START_OBJECT) {
            return new Reading(List.of(reader.read(0, "")), 0);
        }
        if (cursor.token() != JsonToken.START_ARRAY) {
            throw PostCursor.misshapen(
                    "", "WRONG_TYPE", "The body is an object, or an array of objects.", "正文必须是对象，或由对象组成的数组。");
        }
        var members = new ArrayList<Member>();
        while (cursor.next() != JsonToken.END_ARRAY) {
            if (members.size() == most) {
                throw ProblemException.tooLarge("A post brings at most " + most + " members.");
            }
            members.add(reader.read(members.size(), "/" + members.size()));
        }
        return new Reading(members, 0);
    }
}
