package io.watchkeeper.console;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a person typed into a form that could not be carried out, so that it is not lost, and why it could not.
 *
 * @param notice null for a page that nothing went wrong before
 */
public record Draft(Notice notice, String note, String text, String plan, String cause) {
    static final Draft NONE = new Draft(null, "", "", "", "");

    /** The texts, to be shown even where the form that they were typed into is gone. */
    public List<String> typed() {
        return Stream.of(text, cause, note).filter(typed -> !typed.isBlank()).toList();
    }

    Draft withNote(String typed) {
        return new Draft(notice, typed, text, plan, cause);
    }

    Draft withStep(String typed, String chosen) {
        return new Draft(notice, note, typed, chosen, cause);
    }

    Draft withCause(String typed) {
        return new Draft(notice, note, text, plan, typed);
    }

    Draft because(Notice why) {
        return new Draft(why, note, text, plan, cause);
    }
}
