package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;

/**
 * What a sender signs its posts with: {@code X-Watchkeeper-Signature: t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA-256 of SECONDS, a dot and the body as it
 * was sent. A post that is repeated within the time allowed is a duplicate like any other.
 */
public final class BodySignature {
    public static final String HEADER = "X-Watchkeeper-Signature";

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";
    private static final int UNAUTHORIZED = 401;

    private final SecretKeySpec key;

    BodySignature(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /**
     * Lets a signed body pass.
     *
     * @param header null where there is none
     * @throws ProblemException 401 that does not say which part is wrong
     */
    public void check(String header, byte[] body, Instant now) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches() || !recent(Long.parseLong(form.group(1)), now) || !matches(form, body)) {
            throw new ProblemException(Problem.of(
                    UNAUTHORIZED,
                    "This token's posts must be signed: " + HEADER + ": t=seconds,v1=hex of the HMAC-SHA-256",
                    List.of()));
        }
    }

    private static boolean recent(long seconds, Instant now) {
        return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
    }

    private boolean matches(Matcher form, byte[] body) {
        byte[] expected = of(form.group(1), body);
        return MessageDigest.isEqual(expected, HexFormat.of().parseHex(form.group(2)));
    }

    private byte[] of(String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
