package io.watchkeeper.console;

import java.time.Clock;
import java.util.List;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.TokenDesk;
import io.watchkeeper.access.TokenView;
import io.watchkeeper.facts.Sentence;

/** The tokens by which programs sign in: made, given a new value and revoked here. */
@Path(TokenPages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.MANAGE_TOKENS)
public class TokenPages {
    static final String PATH = "/tokens";

    private final TokenDesk desk;
    private final WorkspaceChoices choices;
    private final Viewer viewer;
    private final Clock clock;

    TokenPages(TokenDesk desk, WorkspaceChoices choices, Viewer viewer, Clock clock) {
        this.desk = desk;
        this.choices = choices;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public Uni<TemplateInstance> index(@QueryParam("workspace") String workspace) {
        return page(workspace, null, TokenWish.NONE, null);
    }

    /** Answers with a page, not with a redirect: the value is nowhere to be read again. */
    @POST
    public Uni<Response> create(
            @FormParam("workspace") String workspace,
            @FormParam("name") String name,
            @FormParam("role") List<String> roles,
            @FormParam("sources") String sources,
            @FormParam("signed") String signed,
            @FormParam("expires") String expires) {
        var typed = new TokenWish(name, roles, sources, signed != null, expires);
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> desk.create(workspace, typed.body(viewer.zone())))
                        .chain(this::handOut),
                (problem, reason) -> page(workspace, null, typed, reason));
    }

    /** Answers with a page, as {@link #create}. */
    @POST
    @Path("/{id}/rotate")
    public Uni<Response> rotate(@PathParam("id") String id, @FormParam("overlap") String overlap) {
        return desk.rotate(id, overlap).chain(this::handOut);
    }

    @POST
    @Path("/{id}/revoke")
    public Uni<Response> revoke(
            @PathParam("id") String id, @FormParam("workspace") String workspace, @FormParam("reason") String reason) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> desk.revoke(id, reason))
                        .chain(() -> choices.at(PATH, Permissions.MANAGE_TOKENS, workspace))
                        .map(choice -> Redirect.to(choice.address(), Flash.of(Notice.SAVED))),
                (problem, why) -> page(workspace, null, TokenWish.NONE, why));
    }

    private Uni<Response> handOut(TokenView made) {
        return page(made.workspace(), made, TokenWish.NONE, null)
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(String workspace, TokenView made, TokenWish typed, Sentence refusal) {
        return choices.at(PATH, Permissions.MANAGE_TOKENS, workspace).chain(choice -> desk.in(choice.chosen())
                .map(tokens -> new TokenListing(choice, tokens, clock.instant(), made, typed, refusal))
                .map(Templates::index));
    }

    @CheckedTemplate(basePath = "Tokens")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(TokenListing listing);
    }
}
