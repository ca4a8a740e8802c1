package io.watchkeeper.plan.operation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.watchkeeper.access.secret.SecretValue;

/** Lets the other side tell that a request is ours, fresh and whole. */
final class Signature {
    /** Carries {@code t=SECONDS,v1=HEX}. */
    static final String HEADER = "Watchkeeper-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * @param seconds of the epoch, so that an old request is told from a new one
     * @param request signed line by line: method, path with query, idempotency key, body
     */
    static String of(SecretValue secret, long seconds, SendingClient.Request request, String key) {
        var signed = String.join(
                "\n", Long.toString(seconds), request.method().name(), request.target(), key, request.body());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.exposeBytes(), ALGORITHM));
            var hex = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return "t=" + seconds + ",v1=" + hex;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
