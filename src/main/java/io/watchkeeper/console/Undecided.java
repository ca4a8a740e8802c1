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
import io.watchkeeper.journal.WaitingSignal;
import io.watchkeeper.journal.WaitingSignals;

/** Signals that no event shows, because a rule failed on them. */
@Path("/undecided")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Undecided {
    private static final int SHOWN = 200;

    private final WaitingSignals waiting;
    private final Caller caller;

    Undecided(WaitingSignals waiting, Caller caller) {
        this.waiting = waiting;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index() {
        var workspaces = caller.workspaces();
        return waiting.count(workspaces)
                .chain(count -> waiting.list(workspaces, 0, SHOWN).map(signals -> Templates.index(signals, count)));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<WaitingSignal> signals, long count);
    }
}
