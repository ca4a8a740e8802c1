package io.watchkeeper.healing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of records as they came, not yet understood. */
public record HealRecordParameters(
        @RestQuery
                @Parameter(
                        description = "Such as HOLDING, REFUSED or RUNNING; repeatable or with commas",
                        example = "HOLDING")
                List<String> state,
        @RestQuery
                @Parameter(description = "ALLOW, HOLD, WAIT or REFUSE; repeatable or with commas", example = "REFUSE")
                List<String> verdict,
        @RestQuery
                @Parameter(description = "Code of a scenario; repeatable or with commas", example = "HOST-DISK-SPACE")
                List<String> scenario,
        @RestQuery
                @Parameter(description = "Name of an application, whole; repeatable or with commas", example = "shop")
                List<String> application,
        @RestQuery @Parameter(description = "Name of an object, whole; repeatable or with commas", example = "web-1")
                List<String> object,
        @RestQuery @Parameter(description = "Id of an event", example = "100") List<String> eventId,
        @RestQuery
                @Parameter(description = "When the event was taken up, from then on", example = "2026-11-01T00:00:00Z")
                List<String> from,
        @RestQuery @Parameter(description = "The same, before then", example = "2026-12-01T00:00:00Z") List<String> to,
        @RestQuery @Parameter(description = "Code of one workspace", example = "default") String workspace,
        @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
        @RestQuery @Parameter(description = "nextCursor of the page before") List<String> cursor) {
    /** By name, as {@link HealRecordFilter#parse} reads them. */
    Map<String, List<String>> given() {
        var given = new HashMap<String, List<String>>();
        given.put("state", state);
        given.put("verdict", verdict);
        given.put("scenario", scenario);
        given.put("application", application);
        given.put("object", object);
        given.put("eventId", eventId);
        given.put("from", from);
        given.put("to", to);
        given.put("limit", limit);
        given.put("cursor", cursor);
        return given;
    }
}
