package io.watchkeeper.access;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.Pages.PasswordView;
import io.watchkeeper.access.Pages.Trouble;
import io.watchkeeper.access.SignInOutcome.Accepted;
import io.watchkeeper.access.SignInOutcome.Later;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people give themselves another password; their other sessions end with the old one. */
@Path(Paths.PASSWORD)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PasswordPage {
    private final SignIn signIn;
    private final PasswordChange change;
    private final Sessions sessions;
    private final SecurityIdentity identity;

    PasswordPage(SignIn signIn, PasswordChange change, Sessions sessions, SecurityIdentity identity) {
        this.signIn = signIn;
        this.change = change;
        this.sessions = sessions;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance form() {
        return page(null, 0);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> change(
            @FormParam("current") String current,
            @FormParam("new") String fresh,
            @FormParam("again") String again,
            RoutingContext request) {
        PasswordForm form = new PasswordForm(current, fresh, again);
        return form.trouble()
                .map(trouble -> Uni.createFrom().item(refused(Status.BAD_REQUEST, trouble, 0)))
                .orElseGet(() -> signIn.attempt(name(), form.current(), Paths.address(request))
                        .chain(outcome -> settle(outcome, form, request)));
    }

    private Uni<Response> settle(SignInOutcome outcome, PasswordForm form, RoutingContext request) {
        if (outcome instanceof Accepted accepted) {
            return change.of(accepted.person(), form.fresh())
                    .invoke(person -> sessions.open(person, request))
                    .map(person -> Paths.seeOther(Paths.LANDING));
        }
        return Uni.createFrom()
                .item(
                        outcome instanceof Later later
                                ? refused(Status.TOO_MANY_REQUESTS, Trouble.LATER, later.seconds())
                                : refused(Status.BAD_REQUEST, Trouble.WRONG_CURRENT, 0));
    }

    private Response refused(Status status, Trouble trouble, long seconds) {
        return Response.status(status).entity(page(trouble, seconds)).build();
    }

    private TemplateInstance page(Trouble trouble, long seconds) {
        boolean mustChange = identity.getAttribute(SessionIdentity.MUST_CHANGE) != null;
        boolean hasPassword = identity.getAttribute(SessionIdentity.NO_PASSWORD) == null;
        return Pages.password(
                new PasswordView(name(), mustChange, trouble, seconds, PasswordForm.SHORTEST, hasPassword));
    }

    private String name() {
        return identity.getPrincipal().getName();
    }
}
