package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it costs a post to prove its sender: a token that was verified of late, and the signature of a body of 20 kB. Started by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TokenSpeed {
    private static final String TOKEN = Secrets.token();
    private static final String KEY = Secrets.signingKey();
    private static final Instant NOW = Instant.ofEpochSecond(1_772_352_000);

    private final TokenVerifier verifier =
            new TokenVerifier(new KnownTokens(), Clock.systemUTC(), new Settings(), new NoKeys());
    private final GuessLimit guesses = new GuessLimit(Clock.systemUTC());
    private final byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private final BodySignature signature = new BodySignature(KEY);
    private final String header = BodySignatureTest.sign(KEY, NOW.getEpochSecond(), body);

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(TokenSpeed.class.getName()).build()).run();
    }

    @Benchmark
    public Optional<SecurityIdentity> token() {
        return guesses.isClosed("192.0.2.1")
                ? Optional.empty()
                : verifier.verify(TOKEN).await().indefinitely();
    }

    @Benchmark
    public byte[] signature() {
        signature.check(header, body, NOW);
        return body;
    }

    private static final class KnownTokens extends Tokens {
        KnownTokens() {
            super(null);
        }

        @Override
        Uni<Optional<ApiToken>> withHash(String hash) {
            return Uni.createFrom()
                    .item(Optional.of(new ApiToken(
                            1,
                            "sender",
                            "default",
                            new TreeSet<>(Set.of("intake")),
                            new TreeSet<>(Set.of("prom-a")),
                            false,
                            "li",
                            NOW,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())));
        }

        @Override
        Uni<Void> noteUse(ApiToken token, Instant now) {
            return Uni.createFrom().voidItem();
        }
    }

    private static final class NoKeys implements SigningKeys {
        @Override
        public Uni<Void> keep(SqlClient transaction, String workspace, long token, String key, String by) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Optional<String>> of(String workspace, long token) {
            return Uni.createFrom().item(Optional.empty());
        }
    }

    private static final class Settings implements AccessConfig {
        @Override
        public Optional<String> adminToken() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> formerSecretKey() {
            return Optional.empty();
        }

        @Override
        public Duration sessionTimeout() {
            return Duration.ofHours(8);
        }

        @Override
        public Duration sessionLifetime() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration sessionRenewal() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration tokenMemory() {
            return Duration.ofSeconds(30);
        }

        @Override
        public boolean metricsOpen() {
            return false;
        }
    }
}
