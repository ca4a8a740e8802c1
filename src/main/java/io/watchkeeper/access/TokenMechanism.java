package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Reads an API token as bearer, or as the password of basic authentication, which is all that some senders can do. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final TokenVerifier verifier;
    private final GuessLimit guesses;

    TokenMechanism(TokenVerifier verifier, GuessLimit guesses) {
        this.verifier = verifier;
        this.guesses = guesses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        Optional<String> token = token(header, request);
        String address = RequestOrigin.of(request);
        // one that was valid of late is no guess: its holder does not suffer from who shares the address
        if (guesses.isClosed(address) && token.filter(verifier::wasSeen).isEmpty()) {
            return Uni.createFrom().failure(Challenge.tooMany(request));
        }
        return token.map(value -> identities.authenticate(new ApiTokenRequest(value)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> guesses.failed(address))
                .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
                .transform(failure -> Challenge.storeAway(request, failure));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiTokenRequest.class);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return Challenge.ofApi(request);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", Challenge.BEARER));
    }

    /** Before the session: who sends a token means it. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 3;
    }

    private static Optional<String> token(String header, RoutingContext request) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER)) {
            return present(header.substring(BEARER.length()));
        }
        // a browser repeats basic credentials by itself, so another site could use them
        return lower.startsWith(BASIC) && !CrossSite.mayBe(request)
                ? password(header.substring(BASIC.length()))
                : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return present(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> present(String token) {
        return Optional.of(token.strip()).filter(value -> !value.isEmpty());
    }
}
