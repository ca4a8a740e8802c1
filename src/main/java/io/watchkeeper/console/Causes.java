package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.event.CauseBrowsing;
import io.watchkeeper.event.CauseView;

/** What diagnoses have found at open events: a cause once, however many events it explains. */
@Path("/causes")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Causes {
    private final CauseBrowsing causes;
    private final Caller caller;

    Causes(CauseBrowsing causes, Caller caller) {
        this.causes = causes;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return causes.open(caller.workspaces()).map(Templates::index);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<CauseView> causes);
    }
}
