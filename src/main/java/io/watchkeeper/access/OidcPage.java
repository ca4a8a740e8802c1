package io.watchkeeper.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.Pages.LoginView;
import io.watchkeeper.access.Pages.Trouble;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where an identity provider sends people whom it knows: they get a session of ours, and its own ends here. */
@Path(Paths.OIDC)
@Authenticated
class OidcPage {
    private final OidcPeople people;
    private final OidcConfig config;
    private final Sessions sessions;
    private final SignInRecord record;
    private final OidcSignOut signOut;

    OidcPage(OidcPeople people, OidcConfig config, Sessions sessions, SignInRecord record, OidcSignOut signOut) {
        this.people = people;
        this.config = config;
        this.sessions = sessions;
        this.record = record;
        this.signOut = signOut;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> signIn(@QueryParam("then") String then, RoutingContext request) {
        if (!(((QuarkusHttpUser) request.user()).getSecurityIdentity().getPrincipal() instanceof JsonWebToken token)) {
            // an API token, which is nobody's session
            return Uni.createFrom().item(Paths.seeOther(Paths.LOGIN));
        }
        return people.signIn(OidcClaims.of(token.getRawToken(), config))
                .call(outcome -> record.of(outcome, Paths.address(request)))
                .call(signOut::dropQuarkusSession)
                .map(outcome -> answer(outcome, Paths.after(then), token.getRawToken(), request));
    }

    private Response answer(SignInOutcome outcome, String then, String idToken, RoutingContext request) {
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            sessions.open(accepted.person(), request);
            return Paths.seeOther(then, signOut.remember(idToken, request));
        }
        return Response.status(Response.Status.FORBIDDEN)
                .entity(Pages.login(new LoginView(then, "", Trouble.NO_ROLE, 0, config.label())))
                .build();
    }
}
