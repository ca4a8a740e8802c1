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
import io.watchkeeper.problem.FilterReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Shows what senders sent in vain, so that they can be mended. */
@Path("/api/v1/intake/rejected")
@PermissionsAllowed(Permissions.READ_REJECTED)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "intake")
public class RejectedResource {
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
    public Uni<Page> list(
            @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
            @RestQuery String cursor) {
        int most = FilterReader.page(limit, "members");
        return rejected.page(caller.grants().where(Permissions.READ_REJECTED), RejectedCursor.parse(cursor), most)
                .map(items -> new Page(items, items.size() < most ? null : next(items)));
    }

    private static String next(List<RejectedSignal> items) {
        return RejectedCursor.after(items.get(items.size() - 1)).text();
    }
}
