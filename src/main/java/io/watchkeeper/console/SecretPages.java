package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.secret.SecretRules;
import io.watchkeeper.access.secret.SecretVault;
import io.watchkeeper.access.secret.SecretView;
import io.watchkeeper.facts.Sentence;

/** The secrets that the service uses towards others: kept and deleted here, shown by name alone. */
@Path("/secrets")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.MANAGE_SECRETS)
public class SecretPages {
    private final SecretVault vault;
    private final Caller caller;

    SecretPages(SecretVault vault, Caller caller) {
        this.vault = vault;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return index(null);
    }

    @POST
    public Uni<Response> put(
            @FormParam("name") String name, @FormParam("value") String value, @FormParam("reason") String reason) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> vault.put(SecretRules.given(where(), name), SecretRules.given(value), reason))
                        .map(version -> Redirect.to("/secrets")),
                (problem, why) -> index(why));
    }

    @POST
    @Path("/{name}/delete")
    public Uni<Response> delete(@PathParam("name") String name, @FormParam("reason") String reason) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> vault.delete(SecretRules.given(where(), name), SecretRules.reason(reason)))
                        .map(gone -> Redirect.to("/secrets")),
                (problem, why) -> index(why));
    }

    private String where() {
        return caller.workspaceFor(Permissions.MANAGE_SECRETS);
    }

    private Uni<TemplateInstance> index(Sentence refusal) {
        return vault.list(where()).map(secrets -> Templates.index(secrets, refusal));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<SecretView> secrets, Sentence refusal);
    }
}
