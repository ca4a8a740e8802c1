package io.watchkeeper.rulebook.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import io.watchkeeper.problem.ProblemException;

/** The ETag of a table: a digest of its text, so that equal text is the same version wherever it comes from. */
final class TableVersion {
    private static final int BYTES = 16;

    private TableVersion() {}

    static String etag(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /**
     * @param ifMatch the header of that name, null where there is none
     * @throws ProblemException 428 without the header, 412 where the table is another by now
     */
    static void check(String ifMatch, String text) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.preconditionRequired(
                    "Send the ETag of the table that you have edited in If-Match, so that nobody's work is overwritten.");
        }
        var current = etag(text);
        if (!ifMatch.strip().equals("*")
                && Arrays.stream(ifMatch.split(","))
                        .noneMatch(tag -> tag.strip().equals(current))) {
            throw ProblemException.preconditionFailed(
                    "The table has changed since it was read; its ETag is " + current + " now.");
        }
    }
}
