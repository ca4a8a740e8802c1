package io.watchkeeper.object;

import java.util.Optional;

import io.watchkeeper.problem.CursorText;

/** The last object of a page: the next one begins after it. */
record ObjectCursor(String kind, String name, String workspace) {
    static ObjectCursor after(StoredObject stored) {
        return new ObjectCursor(
                stored.object().is().kind(), stored.object().is().name(), stored.workspace());
    }

    String text() {
        return CursorText.of(kind, name, workspace);
    }

    /** Empty for what {@link #text} did not make. */
    static Optional<ObjectCursor> parse(String text) {
        return CursorText.read(text, 3).map(parts -> new ObjectCursor(parts.get(0), parts.get(1), parts.get(2)));
    }
}
