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
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.audit.AuditFilter;
import io.watchkeeper.access.audit.AuditRepository;
import io.watchkeeper.access.audit.ChainReport;
import io.watchkeeper.access.audit.ChainWatch;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** The record of who did what, and whether it is what was written. */
@Path(Audit.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ_AUDIT)
public class Audit {
    static final String PATH = "/audit";

    private final AuditRepository entries;
    private final ChainWatch chain;
    private final WorkspaceChoices choices;

    Audit(AuditRepository entries, ChainWatch chain, WorkspaceChoices choices) {
        this.entries = entries;
        this.chain = chain;
        this.choices = choices;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        Map<String, String> given = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> given.put(name, values.get(0)));
        var query = new ListQuery(PATH, uri.getQueryParameters());
        return choices.at(PATH, Permissions.READ_AUDIT, given.get("workspace")).chain(choice -> {
            try {
                return list(choice, AuditFilter.parse(given), query, List.of());
            } catch (ProblemException refused) {
                return list(
                        choice, AuditFilter.newest(), query, refused.problem().errors());
            }
        });
    }

    private Uni<TemplateInstance> list(WorkspaceChoice choice, AuditFilter filter, ListQuery query, List<Flaw> flaws) {
        return entries.list(choice.chosen(), filter)
                .map(page -> Templates.index(choice, AuditListing.of(page, query, flaws)));
    }

    @GET
    @Path("/chain")
    public Uni<TemplateInstance> chain() {
        return chain.verify(Optional.empty()).map(Templates::chain);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(WorkspaceChoice choice, AuditListing listing);

        static native TemplateInstance chain(ChainReport report);
    }
}
