package io.watchkeeper.decision.diagnosis.edit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.watchkeeper.decision.diagnosis.TreeNodes.Place;

/** What a row of a tree is known by: its node and a digest of its cells, so that a row that others changed is another one. Names of rules are unique, so no two rows are equal. */
public final class RowKey {
    /** Never in a code. */
    static final char NODE_ENDS = '~';

    private static final int BYTES = 6;

    private RowKey() {}

    /** Of a row as one of the nodes that it is about has it, such as {@code CPU-USE~0123456789ab}. */
    public static String of(Place place, String node) {
        return node + NODE_ENDS + of(place);
    }

    private static String of(Place place) {
        return digest(place.table().file()
                + '\n'
                + String.join("\n", place.row().texts()).stripTrailing());
    }

    /** @param text all cells of a row, each on a line */
    static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
