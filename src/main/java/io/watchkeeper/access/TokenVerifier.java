package io.watchkeeper.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
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
    private final ConcurrentMap<String, Remembered> memory = new ConcurrentHashMap<>();
    private final AtomicLong revocations = new AtomicLong();

    TokenVerifier(Tokens tokens, Clock clock, AccessConfig config) {
        this.tokens = tokens;
        this.clock = clock;
        this.config = config;
    }

    /** Empty for an unknown, revoked or expired token; fails when the store does. */
    Uni<Optional<SecurityIdentity>> verify(String value) {
        String hash = Secrets.sha256(value);
        Instant now = clock.instant();
        Remembered known = memory.get(hash);
        if (known != null && now.isBefore(known.until())) {
            return Uni.createFrom().item(known.identityAt(now));
        }
        long before = revocations.get();
        return tokens.withHash(hash)
                .map(found -> found.flatMap(token -> {
                    Remembered fresh = new Remembered(token, identity(token), now.plus(config.tokenMemory()));
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

    private static SecurityIdentity identity(ApiToken token) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.name()))
                .addRoles(Roles.expanded(token.roles()))
                .addAttribute(Caller.WORKSPACE, token.workspace())
                .addAttribute(Caller.PERSON, token.person());
        token.source().ifPresent(source -> identity.addAttribute(Caller.SOURCE, source));
        return identity.build();
    }

    private record Remembered(ApiToken token, SecurityIdentity identity, Instant until) {
        Optional<SecurityIdentity> identityAt(Instant now) {
            return token.expiredAt(now) ? Optional.empty() : Optional.of(identity);
        }
    }
}
