package io.watchkeeper.access;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.Sessions.Restored;

/** Reads the session cookie of a person at the console. */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
    private static final int SEE_OTHER = 303;

    private final Sessions sessions;
    private final OidcTenant oidc;

    SessionMechanism(Sessions sessions, OidcTenant oidc) {
        this.sessions = sessions;
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (!takesCookie(request)) {
            return Uni.createFrom().nullItem();
        }
        return sessions.restore(request)
                .map(restored -> authenticate(restored, request, identities))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return Paths.isOidc(request) && oidc.enabled() ? Uni.createFrom().item(false) : Challenge.ofPage(request);
    }

    /** Before Quarkus' own for OIDC, which answers what is left. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    /** The console reads the API with its cookie; whoever changes something there shows a token. */
    private static boolean takesCookie(RoutingContext request) {
        if (Paths.isOidc(request)) {
            return false;
        }
        return Paths.isApi(request) ? CrossSite.safeMethod(request) : !CrossSite.mayBe(request);
    }

    private Uni<SecurityIdentity> authenticate(
            Restored restored, RoutingContext request, IdentityProviderManager identities) {
        return identities
                .authenticate(new SessionRequest(restored.session()))
                .invoke(identity -> admit(identity, restored, request))
                // an old cookie must not keep its owner from the login page
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull()
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .transform(failure -> Challenge.storeAway(request, failure));
    }

    private void admit(SecurityIdentity identity, Restored restored, RoutingContext request) {
        if (identity.getAttribute(SessionIdentity.MUST_CHANGE) != null && !Paths.isOpenToUnchanged(request)) {
            throw new AuthenticationRedirectException(SEE_OTHER, Paths.PASSWORD);
        }
        sessions.renew(restored, request);
    }
}
