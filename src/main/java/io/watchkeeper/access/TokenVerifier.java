package io.watchkeeper.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Verifies tokens, and believes a verified one for a moment so that the hot path asks no database.
 *
 * <p>A request that finds nothing remembered asks by itself: sharing one answer between requests would carry one
 * request's work onto another's event loop.
 */
@Singleton
class TokenVerifier {
    private static final int MOST_REMEMBERED = 10_000;

    private final Tokens tokens;
    private final Clock clock;
    private final AccessConfig config;
    private final SigningKeys signing;
    private final ConcurrentMap<String, Remembered> memory = new ConcurrentHashMap<>();
    private final AtomicLong revocations = new AtomicLong();

    TokenVerifier(Tokens tokens, Clock clock, AccessConfig config, SigningKeys signing) {
        this.signing = signing;
        this.tokens = tokens;
        this.clock = clock;
        this.config = config;
    }

    /** Empty for an unknown, revoked or expired token; fails when the store does. */
    Uni<Optional<SecurityIdentity>> verify(String value) {
        String hash = Secrets.sha256(value);
        Instant now = clock.instant();
        Remembered remembered = memory.get(hash);
        if (remembered != null && now.isBefore(remembered.until())) {
            return Uni.createFrom().item(remembered.identityAt(now));
        }
        long before = revocations.get();
        return tokens.withHash(hash)
                .chain(this::withSigning)
                .map(found -> found.flatMap(known -> {
                    ApiToken token = known.token();
                    Remembered fresh = new Remembered(token, identity(known), now.plus(config.tokenMemory()));
                    remember(hash, fresh, before);
                    tokens.noteUse(token, now)
                            .subscribe()
                            .with(
                                    done -> {},
                                    failure -> Log.debugf(failure, "last use of token %d not noted", token.id()));
                    return fresh.identityAt(now);
                }));
    }

    /** For a revocation on this node, which holds at once. */
    void forget(String hash) {
        revocations.incrementAndGet();
        memory.remove(hash);
    }

    private void remember(String hash, Remembered fresh, long before) {
        if (memory.size() >= MOST_REMEMBERED) {
            memory.clear();
        }
        memory.put(hash, fresh);
        if (revocations.get() != before) {
            // revoked, perhaps, after the row was read
            memory.remove(hash);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether it was valid of late: guesses never were. */
    boolean wasSeen(String value) {
        return memory.containsKey(Secrets.sha256(value));
    }

    /** A signed token is good for nothing without its key. */
    private Uni<Optional<Known>> withSigning(Optional<ApiToken> found) {
        if (found.isEmpty() || !found.get().signed()) {
            return Uni.createFrom().item(found.map(token -> new Known(token, Optional.empty())));
        }
        ApiToken token = found.get();
        return signing.of(token.workspace(), token.id())
                .map(key -> key.map(text -> new Known(token, Optional.of(new BodySignature(text)))));
    }

    private record Known(ApiToken token, Optional<BodySignature> signature) {}

    private static SecurityIdentity identity(Known known) {
        ApiToken token = known.token();
        QuarkusSecurityIdentity.Builder identity =
                Identities.of(token.name(), token.workspace(), Map.of(token.workspace(), token.roles()));
        identity.addAttribute(Caller.PERSON, token.person());
        identity.addAttribute(Caller.SOURCES, token.sources());
        known.signature().ifPresent(signature -> identity.addAttribute(Caller.SIGNATURE, signature));
        return identity.build();
    }

    private record Remembered(ApiToken token, SecurityIdentity identity, Instant until) {
        Optional<SecurityIdentity> identityAt(Instant now) {
            return token.expiredAt(now) ? Optional.empty() : Optional.of(identity);
        }
    }
}
