package io.watchkeeper.console;

import java.util.Objects;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.NewWorkspace;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.Workspaces;
import io.watchkeeper.facts.Sentence;

/** The workspaces, for who creates them. */
@Path("/workspaces")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.MANAGE_WORKSPACES)
public class WorkspacePages {
    private static final NewWorkspace NOTHING_TYPED = new NewWorkspace("", new Sentence("", ""));

    private final Workspaces workspaces;

    WorkspacePages(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return index(NOTHING_TYPED, null);
    }

    @POST
    public Uni<Response> create(
            @FormParam("code") String code, @FormParam("en") String english, @FormParam("zh") String chinese) {
        var asked = new NewWorkspace(typed(code), new Sentence(typed(english), typed(chinese)));
        return Refusals.shownOn(
                workspaces.create(asked).map(made -> Redirect.to("/workspaces", Flash.of(Notice.SAVED))),
                (problem, reason) -> index(asked, reason));
    }

    private Uni<TemplateInstance> index(NewWorkspace typed, Sentence refusal) {
        return workspaces.visible().map(all -> Templates.index(new WorkspaceListing(all, typed, refusal)));
    }

    private static String typed(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @CheckedTemplate(basePath = "Workspaces")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(WorkspaceListing listing);
    }
}
