package io.watchkeeper.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.audit.AuditFilter;
import io.watchkeeper.access.audit.AuditRepository;
import io.watchkeeper.access.audit.ChainReport;
import io.watchkeeper.access.audit.ChainWatch;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** The record of who did what, and whether it is what was written. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ_AUDIT)
public class Audit {
    private final AuditRepository entries;
    private final ChainWatch chain;
    private final Caller caller;

    Audit(AuditRepository entries, ChainWatch chain, Caller caller) {
        this.entries = entries;
        this.chain = chain;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        Map<String, String> given = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> given.put(name, values.get(0)));
        var query = new ListQuery("/audit", uri.getQueryParameters());
        var workspace = caller.workspaceFor(Permissions.READ_AUDIT, given.get("workspace"));
        try {
            return list(workspace, AuditFilter.parse(given), query, List.of());
        } catch (ProblemException refused) {
            return list(
                    workspace, AuditFilter.newest(), query, refused.problem().errors());
        }
    }

    private Uni<TemplateInstance> list(String workspace, AuditFilter filter, ListQuery query, List<Flaw> flaws) {
        return entries.list(workspace, filter).map(page -> Templates.index(AuditListing.of(page, query, flaws)));
    }

    @GET
    @Path("/chain")
    public Uni<TemplateInstance> chain() {
        return chain.verify(Optional.empty()).map(Templates::chain);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(AuditListing listing);

        static native TemplateInstance chain(ChainReport report);
    }
}
