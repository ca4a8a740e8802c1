package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodySignatureTest {
    @ParameterizedTest
    @ValueSource(classes = {BodySignature.class, SecretValue.class})
    void what_is_secret_is_compared_in_a_time_that_tells_nothing(Class<?> type) {
        assertThat(calls(type)).contains("MessageDigest.isEqual").doesNotContain("Arrays.equals", "String.equals");
    }

    @ParameterizedTest
    @ValueSource(classes = {TokenVerifier.class, TokenMechanism.class, Tokens.class})
    void a_token_is_looked_for_by_its_digest_and_compared_with_none(Class<?> type) {
        assertThat(calls(type)).doesNotContain("Arrays.equals", "String.equals", "String.compareTo", "Objects.equals");
    }

    private static Set<String> calls(Class<?> type) {
        return new ClassFileImporter()
                .importClass(type).getMethodCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
                        .collect(Collectors.toSet());
    }

    private static final Instant NOW = Instant.ofEpochSecond(1_772_352_000);
    private static final byte[] BODY = "[{\"labels\":{}}]".getBytes(StandardCharsets.UTF_8);

    private final BodySignature signature = new BodySignature("whsec_of-the-test");

    @ParameterizedTest
    @ValueSource(longs = {0, 299, -299, 300})
    void a_signed_body_passes_within_five_minutes(long late) {
        assertThatCode(() ->
                        signature.check(sign("whsec_of-the-test", NOW.getEpochSecond()), BODY, NOW.plusSeconds(late)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {301, -301, 86_400})
    void an_old_signature_is_refused(long late) {
        refused(sign("whsec_of-the-test", NOW.getEpochSecond()), BODY, NOW.plusSeconds(late));
    }

    @Test
    void another_body_time_or_key_is_refused() {
        String good = sign("whsec_of-the-test", NOW.getEpochSecond());

        refused(good, "[]".getBytes(StandardCharsets.UTF_8), NOW);
        refused(good.replace("t=177235", "t=177236"), BODY, NOW);
        refused(sign("whsec_of-another", NOW.getEpochSecond()), BODY, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=00", "t=1,v1=zz", "t=99999999999999999999,v1=00", "t=1;v1=00", "sha256=00"})
    void what_is_no_signature_is_refused(String header) {
        refused(header, BODY, NOW);
        refused(null, BODY, NOW);
    }

    @Test
    void it_shows_its_key_to_nothing() {
        assertThat(signature).hasToString("***");
    }

    private void refused(String header, byte[] body, Instant now) {
        assertThatThrownBy(() -> signature.check(header, body, now))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
    }

    static String sign(String key, long seconds) {
        return sign(key, seconds, BODY);
    }

    /** The header as the documentation tells senders to make it. */
    static String sign(String key, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
