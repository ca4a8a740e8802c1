package io.watchkeeper.access.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request under a key.
 *
 * @param workspace of the caller; the keys of others are none of theirs
 * @param digest of what was asked for, in hex
 */
record Asked(String workspace, String caller, String key, String digest) {

    /** @param what the method and the address */
    static String digest(String what, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(what.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
