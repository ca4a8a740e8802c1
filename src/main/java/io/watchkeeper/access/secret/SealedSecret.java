package io.watchkeeper.access.secret;

/**
 * A secret as it is stored.
 *
 * @param keyId which key opens it
 */
record SealedSecret(SecretReference reference, int version, String keyId, String sealed) {
    static SealedSecret of(SecretReference reference, int version, SecretValue value, SecretKey key) {
        return new SealedSecret(reference, version, key.id(), key.seal(value, place(reference, version)));
    }

    /** @throws UnreadableSecret where the key is not here, or the row is not what was stored */
    SecretValue open(SecretKeySource keys) {
        return keys.keys()
                .withId(keyId)
                .or(() -> keys.reload().withId(keyId))
                .orElseThrow(() ->
                        new UnreadableSecret("it is sealed with the key " + keyId + ", which this node does not have"))
                .open(sealed, place(reference, version));
    }

    SealedSecret sealedAnew(SecretKeySource keys) {
        return of(reference, version, open(keys), keys.keys().current());
    }

    /** A row that is copied over another one opens no more. */
    private static String place(SecretReference reference, int version) {
        return reference.workspace() + "\n" + reference.name() + "\n" + version;
    }
}
