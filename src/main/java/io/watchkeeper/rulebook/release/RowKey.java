package io.watchkeeper.rulebook.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** What a row of a table of test scenarios is known by, wherever it stands. */
final class RowKey {
    private static final char BETWEEN = '\u001f';
    private static final int BYTES = 12;

    private RowKey() {}

    /** The same for rows that say the same under the same headings, in whatever order the columns stand. */
    static String of(List<String> headings, List<String> row) {
        var digest = sha256();
        IntStream.range(0, Math.min(headings.size(), row.size()))
                .filter(column -> !row.get(column).isEmpty())
                .mapToObj(column -> headings.get(column) + BETWEEN + row.get(column) + BETWEEN)
                .sorted()
                .forEach(said -> digest.update(said.getBytes(StandardCharsets.UTF_8)));
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
