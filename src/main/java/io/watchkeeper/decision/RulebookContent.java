package io.watchkeeper.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a rulebook as text, by their path under {@code rules/}, such as {@code grading/grading.drl.csv}.
 */
public record RulebookContent(SortedMap<String, String> files) {
    public RulebookContent {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static RulebookContent of(Map<String, String> files) {
        return new RulebookContent(new TreeMap<>(files));
    }

    /** SHA-256 over paths and texts, in hex: equal content has an equal digest. */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                sha.update(path.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(text.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
