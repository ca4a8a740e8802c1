package io.watchkeeper.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import jakarta.inject.Singleton;

/** Signs what the service hands out and wants back unchanged. All nodes with one secret key know each other's; after a rotation the former key still counts. */
@Singleton
public class Seal {
    private final SecretKeySource keys;

    Seal(SecretKeySource keys) {
        this.keys = keys;
    }

    /**
     * A signature of 43 characters in base64url.
     *
     * @param purpose what the text is handed out for: for another purpose the signature is worth nothing
     */
    public String of(String purpose, String text) {
        return encoded(keys.keys().current(), purpose, text);
    }

    public boolean holds(String purpose, String text, String signature) {
        return keys.keys().all().stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        encoded(key, purpose, text).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(SecretKey key, String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(purpose, text));
    }
}
