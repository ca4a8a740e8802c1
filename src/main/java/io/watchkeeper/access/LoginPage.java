package io.watchkeeper.access;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.Pages.LoginView;
import io.watchkeeper.access.Pages.Trouble;
import io.watchkeeper.access.SignInOutcome.Accepted;
import io.watchkeeper.access.SignInOutcome.Later;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people sign in. */
@Path(Paths.LOGIN)
class LoginPage {
    private final SignIn signIn;
    private final Sessions sessions;
    private final SignInRecord record;
    private final OidcSignOut provider;
    private final OidcConfig oidc;

    LoginPage(SignIn signIn, Sessions sessions, SignInRecord record, OidcSignOut provider, OidcConfig oidc) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.record = record;
        this.provider = provider;
        this.oidc = oidc;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance form(@QueryParam("then") String then) {
        return Pages.login(view(Paths.after(then), "", null, 0));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> signIn(
            @FormParam("username") String name,
            @FormParam("password") String password,
            @FormParam("then") String then,
            RoutingContext request) {
        String typed = name == null ? "" : name.strip();
        String address = Paths.address(request);
        return signIn.attempt(typed, password == null ? "" : password, address)
                .call(outcome -> record.of(outcome, address))
                .map(outcome -> answer(outcome, view(Paths.after(then), typed, null, 0), request));
    }

    private Response answer(SignInOutcome outcome, LoginView form, RoutingContext request) {
        if (outcome instanceof Accepted accepted) {
            sessions.open(accepted.person(), request);
            return Paths.seeOther(
                    accepted.person().mustChange() ? Paths.PASSWORD : form.then(), provider.forget(request));
        }
        if (outcome instanceof Later later) {
            return Response.status(Response.Status.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, later.seconds())
                    .entity(Pages.login(view(form.then(), form.name(), Trouble.LATER, later.seconds())))
                    .build();
        }
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(Pages.login(view(form.then(), form.name(), Trouble.REFUSED, 0)))
                .build();
    }

    private LoginView view(String then, String name, Trouble trouble, long seconds) {
        return new LoginView(
                then,
                name,
                trouble,
                seconds,
                oidc.issuer().map(issuer -> oidc.label()).orElse(null));
    }
}
