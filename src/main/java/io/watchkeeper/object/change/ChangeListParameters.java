package io.watchkeeper.object.change;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of changes as they came, not yet understood. */
public record ChangeListParameters(
        @RestQuery
                @Parameter(
                        description = "RELEASE, FREEZE or MAINTENANCE; repeatable or with commas",
                        example = "RELEASE")
                List<String> kind,
        @RestQuery @Parameter(description = "PLANNED, OPEN or ENDED; repeatable or with commas", example = "OPEN")
                List<String> state,
        @RestQuery
                @Parameter(description = "kind/name of an object that the change names", example = "application/shop")
                List<String> object,
        @RestQuery
                @Parameter(description = "Code of one workspace, where you have roles in several", example = "default")
                String workspace,
        @RestQuery @Parameter(description = "Ends after this", example = "2026-03-01T00:00:00Z") List<String> from,
        @RestQuery @Parameter(description = "Starts before this", example = "2026-04-01T00:00:00Z") List<String> to,
        @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
        @RestQuery @Parameter(description = "nextCursor of the page before") List<String> cursor) {
    /** By name, as {@link ChangeFilter#parse} reads them. */
    public Map<String, List<String>> given() {
        return Map.of(
                "kind", kind, "state", state, "object", object, "from", from, "to", to, "limit", limit, "cursor",
                cursor);
    }
}
