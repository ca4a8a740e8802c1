package io.watchkeeper.console;

import java.util.List;
import java.util.function.Supplier;

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
import io.watchkeeper.access.Reason;
import io.watchkeeper.access.secret.SecretRules;
import io.watchkeeper.access.secret.SecretVault;
import io.watchkeeper.access.secret.SecretView;
import io.watchkeeper.facts.Sentence;

/** The secrets that the service uses towards others: kept and deleted here, shown by name alone. */
@Path(SecretPages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.MANAGE_SECRETS)
public class SecretPages {
    static final String PATH = "/secrets";

    private final SecretVault vault;
    private final WorkspaceChoices choices;

    SecretPages(SecretVault vault, WorkspaceChoices choices) {
        this.vault = vault;
        this.choices = choices;
    }

    @GET
    public Uni<TemplateInstance> index(@QueryParam("workspace") String workspace) {
        return at(workspace).chain(choice -> index(choice, null));
    }

    @POST
    public Uni<Response> put(
            @FormParam("workspace") String workspace,
            @FormParam("name") String name,
            @FormParam("value") String value,
            @FormParam("reason") String reason) {
        return at(workspace)
                .chain(choice -> saved(
                        choice,
                        () -> vault.put(
                                SecretRules.given(choice.chosen(), name),
                                SecretRules.given(value),
                                Reason.optional(reason))));
    }

    @POST
    @Path("/{name}/delete")
    public Uni<Response> delete(
            @PathParam("name") String name,
            @FormParam("workspace") String workspace,
            @FormParam("reason") String reason) {
        return at(workspace)
                .chain(choice -> saved(
                        choice, () -> vault.delete(SecretRules.given(choice.chosen(), name), Reason.demanded(reason))));
    }

    private Uni<WorkspaceChoice> at(String workspace) {
        return choices.at(PATH, Permissions.MANAGE_SECRETS, workspace);
    }

    private <T> Uni<Response> saved(WorkspaceChoice choice, Supplier<Uni<T>> change) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> change.get())
                        .map(done -> Redirect.to(choice.address(), Flash.of(Notice.SAVED))),
                (problem, why) -> index(choice, why));
    }

    private Uni<TemplateInstance> index(WorkspaceChoice choice, Sentence refusal) {
        return vault.list(choice.chosen()).map(secrets -> Templates.index(choice, secrets, refusal));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(WorkspaceChoice choice, List<SecretView> secrets, Sentence refusal);
    }
}
