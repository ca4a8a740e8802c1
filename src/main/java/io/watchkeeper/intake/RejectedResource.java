package io.watchkeeper.intake;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Shows what senders sent in vain, so that they can be mended. */
@Path("/api/v1/intake/rejected")
@PermissionsAllowed(Permissions.READ_REJECTED)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "intake")
public class RejectedResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private final RejectedSignals rejected;
    private final Caller caller;

    RejectedResource(RejectedSignals rejected, Caller caller) {
        this.rejected = rejected;
        this.caller = caller;
    }

    /** @param nextCursor null on the last page */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<RejectedSignal> items, String nextCursor) {}

    @GET
    @Operation(summary = "Lists the members of posts that could not be taken, latest first")
    public Uni<Page> list(@RestQuery Integer limit, @RestQuery String cursor) {
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > MOST) {
            throw ProblemException.badRequest("The limit is 1 to " + MOST + ".");
        }
        return rejected.page(caller.grants().where(Permissions.READ_REJECTED), RejectedCursor.parse(cursor), most)
                .map(items -> new Page(items, items.size() < most ? null : next(items)));
    }

    private static String next(List<RejectedSignal> items) {
        return RejectedCursor.after(items.get(items.size() - 1)).text();
    }
}
