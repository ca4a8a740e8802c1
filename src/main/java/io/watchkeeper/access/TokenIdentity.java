package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class TokenIdentity implements IdentityProvider<ApiTokenRequest> {
    private final TokenVerifier verifier;

    TokenIdentity(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        return verifier.verify(request.value())
                .map(identity -> identity.orElseThrow(AuthenticationFailedException::new));
    }
}
