package io.watchkeeper.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Signal;

/** What makes two signals belong to one risk event: workspace, scenario and object. */
public final class EventKey {
    private EventKey() {}

    /** The first half of a SHA-256. What no scenario recognises also needs the name of its alert, else all of an object would be one event. */
    public static UUID of(String workspace, RiskScenario scenario, ObjectReference object, Signal signal) {
        var sha = sha256();
        add(sha, workspace);
        add(sha, scenario.code());
        add(sha, object.name());
        if (scenario.catchAll()) {
            add(sha, signal.name());
        }
        var digest = ByteBuffer.wrap(sha.digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** With its length before it, so that no two lists of parts read the same. */
    private static void add(MessageDigest sha, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
