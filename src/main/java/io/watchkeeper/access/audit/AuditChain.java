package io.watchkeeper.access.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What holds the record together: the hash of each entry covers its content, its place and the hash before it. */
final class AuditChain {
    /** Stands before the first entry. */
    static final String BEGINNING = "0".repeat(64);

    private AuditChain() {}

    /**
     * SHA-256 in lower-case hexadecimal.
     *
     * @param previous the hash one place before
     * @param content null for an entry that was gone before it was sealed
     */
    static String hash(String previous, long sequence, long entryId, AuditContent content) {
        MessageDigest digest = sha256();
        add(digest, previous);
        add(digest, Long.toString(sequence));
        add(digest, Long.toString(entryId));
        List<String> parts = content == null ? List.of() : content.parts();
        parts.forEach(part -> add(digest, part));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length before it, so that no two lists of parts give the same bytes. */
    private static void add(MessageDigest digest, String part) {
        if (part == null) {
            digest.update((byte) '-');
            return;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
