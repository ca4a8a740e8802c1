package io.watchkeeper.access.secret;

/** A secret that cannot be opened here. Says why, and nothing of the secret. */
public final class UnreadableSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSecret(String why) {
        super("The secret cannot be read: " + why);
    }
}
