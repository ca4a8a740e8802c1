package io.watchkeeper.access;

import java.util.Optional;

import io.watchkeeper.access.Pages.Trouble;

/** What was typed to change a password; absent fields are empty. */
record PasswordForm(String current, String fresh, String again) {
    static final int SHORTEST = 12;

    PasswordForm {
        current = current == null ? "" : current;
        fresh = fresh == null ? "" : fresh;
        again = again == null ? "" : again;
    }

    /** What can be seen without asking whether the current password is right. */
    Optional<Trouble> trouble() {
        if (fresh.codePointCount(0, fresh.length()) < SHORTEST) {
            return Optional.of(Trouble.TOO_SHORT);
        }
        if (!fresh.equals(again)) {
            return Optional.of(Trouble.DIFFER);
        }
        return fresh.equals(current) ? Optional.of(Trouble.UNCHANGED) : Optional.empty();
    }
}
