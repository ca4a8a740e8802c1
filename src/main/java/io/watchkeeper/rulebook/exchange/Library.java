package io.watchkeeper.rulebook.exchange;

import io.watchkeeper.decision.RulebookContent;

/**
 * A content that others made, to be merged into what decides.
 *
 * @param release what it says it is, such as {@code 1.1.0}; may be empty
 */
public record Library(Source source, String release, RulebookContent content) {
    /** Whose work it is: a content is merged against what came from the same source before. */
    public enum Source {
        /** The content library of a release of Watchkeeper. */
        LIBRARY,
        /** Anything else that a person uploads: their own folder, or a version of another installation. */
        UPLOAD
    }

    /** What its draft is called. */
    String title() {
        return ((source == Source.LIBRARY ? "content library " : "import ") + release).strip();
    }
}
