package io.watchkeeper.rulebook;

import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading the versions of the rulebook, which are the same for every workspace. */
@Path("/api/v1/rulebooks")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.READ)
class RulebookResource {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final RulebookViews rulebooks;

    RulebookResource(RulebookViews rulebooks) {
        this.rulebooks = rulebooks;
    }

    @GET
    @Operation(summary = "Versions of the rulebook, newest first, all on one page")
    public Uni<RulebookPage> list() {
        return rulebooks.all();
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "One version of the rulebook")
    public Uni<RulebookView> find(@PathParam("version") String version) {
        if (!VERSION.matcher(version).matches()) {
            throw unknown();
        }
        return rulebooks.find(Long.parseLong(version)).map(found -> found.orElseThrow(RulebookResource::unknown));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such version of the rulebook.");
    }
}
