package io.watchkeeper.access;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.AnonymousIdentityProvider;
import io.quarkus.security.runtime.QuarkusIdentityProviderManagerImpl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs a post to prove its sender: all that the intake path does for it with a token that was verified of late, which is reading the header, looking
 * the token up, asking for the permission, the workspace and the sources; and the signature of a body of 20 kB, for senders that sign. Started by hand.
 */
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
    private final IdentityProviderManager identities = QuarkusIdentityProviderManagerImpl.builder()
            .addProvider(new AnonymousIdentityProvider())
            .addProvider(new TokenIdentity(verifier))
            .setBlockingExecutor((Executor) Runnable::run)
            .build();
    private final StringPermission permission = new StringPermission(Permissions.SEND_SIGNALS);
    private final RoutingContext request = request();
    private TokenMechanism mechanism;
    private final byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private final BodySignature signature = new BodySignature(KEY);
    private final String header = BodySignatureTest.sign(KEY, NOW.getEpochSecond(), body);

    /** As on a node where somebody else guesses. */
    @Setup
    public void somebodyElseGuesses() {
        GuessLimit guesses = new GuessLimit(Clock.systemUTC());
        guesses.failed("192.0.2.7");
        mechanism = new TokenMechanism(verifier, guesses);
    }

    @Benchmark
    public Object token() {
        SecurityIdentity identity =
                mechanism.authenticate(request, identities).await().indefinitely();
        Caller caller = new Caller(identity);
        if (!identity.checkPermission(permission).await().indefinitely()
                || caller.signature().isPresent()
                || !caller.sources().contains("prom-a")) {
            throw new IllegalStateException("not what a post of this sender goes through");
        }
        return caller.workspaceFor(Permissions.SEND_SIGNALS);
    }

    @Benchmark
    public byte[] signature() {
        signature.check(header, body, NOW);
        return body;
    }

    /** By reflection, which costs more than the real one: the figure is an upper bound. */
    private static RoutingContext request() {
        SocketAddress sender = SocketAddress.inetSocketAddress(40_000, "192.0.2.1");
        HttpServerRequest post =
                answering(HttpServerRequest.class, Map.of("getHeader", "Bearer " + TOKEN, "remoteAddress", sender));
        return answering(RoutingContext.class, Map.of("request", post));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
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
