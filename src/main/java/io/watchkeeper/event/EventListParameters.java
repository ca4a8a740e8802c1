package io.watchkeeper.event;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of events as they came, not yet understood. */
public record EventListParameters(
        @RestQuery
                @Parameter(
                        description =
                                "DISCOVERED, IN_HANDLING, COMPLETED or ALL; repeatable or with commas. Without it every state, completed events last",
                        example = "DISCOVERED,IN_HANDLING")
                List<String> state,
        @RestQuery
                @Parameter(
                        description = "CRITICAL, HIGH, MEDIUM, LOW or INFO; repeatable or with commas",
                        example = "CRITICAL,HIGH")
                List<String> grade,
        @RestQuery @Parameter(description = "Codes of scenarios", example = "HOST-DISK-SPACE") List<String> scenario,
        @RestQuery @Parameter(description = "Names of objects, whole", example = "web-1") List<String> object,
        @RestQuery @Parameter(description = "Sources of the signals", example = "alertmanager") List<String> source,
        @RestQuery @Parameter(description = "FIRING or RESOLVED", example = "FIRING") List<String> signal,
        @RestQuery
                @Parameter(description = "Code of one workspace, where you have roles in several", example = "default")
                String workspace,
        @RestQuery @Parameter(description = "Last occurrence not before this", example = "2026-03-01T00:00:00Z")
                List<String> from,
        @RestQuery @Parameter(description = "Last occurrence before this", example = "2026-04-01T00:00:00Z")
                List<String> to,
        @RestQuery @Parameter(description = "Part of the title or of the object's name, in any case", example = "disk")
                List<String> q,
        @RestQuery @Parameter(description = "worst (the usual one), latest or oldest", example = "worst")
                List<String> sort,
        @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
        @RestQuery @Parameter(description = "nextCursor of the page before, made with the same sort")
                List<String> cursor) {
    /** By name, as {@link EventFilter#parse} reads them. */
    public Map<String, List<String>> given() {
        return Map.ofEntries(
                Map.entry("state", state),
                Map.entry("grade", grade),
                Map.entry("scenario", scenario),
                Map.entry("object", object),
                Map.entry("source", source),
                Map.entry("signal", signal),
                Map.entry("from", from),
                Map.entry("to", to),
                Map.entry("q", q),
                Map.entry("sort", sort),
                Map.entry("limit", limit),
                Map.entry("cursor", cursor));
    }
}
