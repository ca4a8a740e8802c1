package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Random secrets, and the digests under which they are kept. */
final class Secrets {
    static final int SHORTEST = 16;

    // neither 0 and O nor 1, I and l: a one-time password is read off a terminal
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** {@code wk_} and 256 random bits in base64url: 46 characters. The prefix lets scanners of leaked secrets find it. */
    static String token() {
        return "wk_" + random256();
    }

    /** {@code whsec_} and 256 random bits in base64url: what a sender signs its posts with. */
    static String signingKey() {
        return "whsec_" + random256();
    }

    /** 256 random bits in base64url, 43 characters. */
    static String random256() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 20 characters that are hard to misread, 99 random bits. */
    static String password() {
        StringBuilder text = new StringBuilder(PASSWORD_LENGTH);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** SHA-256 in lower-case hexadecimal, 64 characters. */
    static String sha256(String secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The secret without surrounding blanks; refuses one that could be guessed, naming where it was set. */
    static String longEnough(String secret, String variable) {
        String stripped = secret.strip();
        if (stripped.length() < SHORTEST) {
            throw new ConfigurationException(
                    "%s must have at least %d characters, it has %d".formatted(variable, SHORTEST, stripped.length()));
        }
        return stripped;
    }
}
