package io.watchkeeper.access;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people sign out: here in any case, and at the identity provider where they came by one that answers. */
@Path(Paths.LOGOUT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class LogoutPage {
    private final Sessions sessions;
    private final OwnSessions sessionsOfCaller;
    private final OidcSignOut provider;
    private final OidcConfig oidc;

    LogoutPage(Sessions sessions, OwnSessions sessionsOfCaller, OidcSignOut provider, OidcConfig oidc) {
        this.sessions = sessions;
        this.sessionsOfCaller = sessionsOfCaller;
        this.provider = provider;
        this.oidc = oidc;
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> signOut(RoutingContext request) {
        sessions.close(request);
        return provider.address(request).map(address -> answer(address, request));
    }

    @POST
    @Path("everywhere")
    @Authenticated
    @Operation(hidden = true)
    public Uni<Response> signOutEverywhere(RoutingContext request) {
        return sessionsOfCaller.end().chain(ended -> signOut(request));
    }

    /** Leads on to the provider from a page: the policy of our forms lets no answer to one lead to another site. */
    private Response answer(Optional<String> address, RoutingContext request) {
        return address.map(elsewhere -> Response.ok(Pages.signedOut(elsewhere, oidc.label()))
                        .header("Refresh", "0; url=" + elsewhere)
                        .cookie(provider.forget(request))
                        .build())
                .orElseGet(() -> Paths.seeOther(Paths.LOGIN, provider.forget(request)));
    }
}
