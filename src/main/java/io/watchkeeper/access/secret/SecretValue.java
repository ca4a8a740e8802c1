package io.watchkeeper.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import com.fasterxml.jackson.annotation.JsonValue;

/** A secret in the clear, for the one who uses it: it shows itself to no log, no JSON and no template. */
public final class SecretValue {
    private static final String MASK = "***";

    private final String text;

    private SecretValue(String text) {
        this.text = text;
    }

    public static SecretValue of(String text) {
        return new SecretValue(text);
    }

    /** The secret itself. Never goes into a message, an exception or a record of any kind. */
    public String expose() {
        return text;
    }

    public byte[] exposeBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In a time that does not depend on where the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue that && MessageDigest.isEqual(exposeBytes(), that.exposeBytes());
    }

    @Override
    public int hashCode() {
        // nothing of the secret shows in where a table keeps it
        return SecretValue.class.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return MASK;
    }
}
