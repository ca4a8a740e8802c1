package io.watchkeeper.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The identities of a signal as 128-bit digests: narrow keys of even size, whatever the sender writes into its labels. */
final class SignalKeys {
    private SignalKeys() {}

    /** The signal key of the design: workspace, source, fingerprint, episode, status. */
    static UUID signal(Incoming incoming, String status) {
        return digest(incoming.workspace(), incoming.source(), incoming.fingerprint(), incoming.episode(), status);
    }

    /** What stays the same over the episodes of one series. */
    static UUID series(Incoming incoming) {
        return digest(incoming.workspace(), incoming.source(), incoming.fingerprint());
    }

    static UUID digest(String... parts) {
        var sha = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            // with its length in front, no part can pass for the end of another
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha.update(bytes);
        }
        var digest = ByteBuffer.wrap(sha.digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
