package io.watchkeeper.console;

/**
 * What a person typed into a form that could not be carried out, so that it is not lost, and why it could not.
 *
 * @param notice null for a page that nothing went wrong before
 */
public record Draft(Notice notice, String note, String text, String plan, String cause) {
    static final Draft NONE = new Draft(null, "", "", "", "");

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
