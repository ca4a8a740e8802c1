package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of runs as they came, not yet understood. */
public record RunListParameters(
        @RestQuery
                @Parameter(
                        description = "Such as RUNNING or NEEDS_PERSON; repeatable or with commas",
                        example = "RUNNING")
                List<String> state,
        @RestQuery @Parameter(description = "Code of a plan; repeatable or with commas", example = "RESTART-SERVICE")
                List<String> plan,
        @RestQuery @Parameter(description = "Id of the event that they were started for", example = "4201")
                List<String> event,
        @RestQuery
                @Parameter(description = "Code of one workspace, where you have roles in several", example = "default")
                String workspace,
        @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
        @RestQuery @Parameter(description = "nextCursor of the page before") List<String> cursor) {
    /** By name, as {@link RunFilter#parse} reads them. */
    public Map<String, List<String>> given() {
        var given = new HashMap<String, List<String>>();
        given.put("state", state);
        given.put("plan", plan);
        given.put("event", event);
        given.put("limit", limit);
        given.put("cursor", cursor);
        given.values().removeIf(List::isEmpty);
        return given;
    }
}
