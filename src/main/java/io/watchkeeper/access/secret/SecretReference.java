package io.watchkeeper.access.secret;

import java.util.regex.Pattern;

/**
 * Names a secret. This is what plans, checks and channels hold; the value is fetched at the moment of use.
 *
 * @param name 1 to 100 letters, digits and {@code . _ -}, and a slash in those that the service names itself
 */
public record SecretReference(String workspace, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Pattern GIVEN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public SecretReference {
        if (workspace.isBlank() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a secret has a workspace and a name");
        }
    }

    /** Whether a person may give this name. */
    static boolean mayBeGiven(String name) {
        return GIVEN_NAME.matcher(name).matches();
    }
}
