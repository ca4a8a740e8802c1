package io.watchkeeper.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names a series whose sender gives it no name: half a SHA-256 over what tells it from others. */
final class Fingerprint {
    private static final int BYTES = 16;

    /** Cannot occur in UTF-8, so that no two lists of texts are joined to the same bytes. */
    private static final byte SEPARATOR = (byte) 0xFF;

    private Fingerprint() {}

    /** The order of the labels does not matter. */
    static String ofLabels(Map<String, String> labels) {
        MessageDigest digest = sha256();
        new TreeMap<>(labels).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return hex(digest);
    }

    static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part);
        }
        return hex(digest);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(SEPARATOR);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
