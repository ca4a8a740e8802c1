package io.watchkeeper.object;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of objects as they came, not yet understood. */
public record ObjectListParameters(
        @RestQuery @Parameter(description = "Kinds; repeatable or with commas", example = "host,database")
                List<String> kind,
        @RestQuery @Parameter(description = "Sites", example = "hz-a") List<String> site,
        @RestQuery @Parameter(description = "Applications", example = "shop") List<String> application,
        @RestQuery @Parameter(description = "Products", example = "retail") List<String> product,
        @RestQuery @Parameter(description = "Environments", example = "production") List<String> environment,
        @RestQuery
                @Parameter(
                        description = "CONFIRMED, UNCONFIRMED or DISMISSED; without it the first two",
                        example = "UNCONFIRMED")
                List<String> state,
        @RestQuery
                @Parameter(description = "Code of one workspace, where you have roles in several", example = "default")
                String workspace,
        @RestQuery @Parameter(description = "Part of name, alias, address or application, in any case", example = "web")
                List<String> q,
        @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
        @RestQuery @Parameter(description = "nextCursor of the page before") List<String> cursor) {
    /** By name, as {@link ObjectFilter#parse} reads them. */
    public Map<String, List<String>> given() {
        return Map.of(
                "kind",
                kind,
                "site",
                site,
                "application",
                application,
                "product",
                product,
                "environment",
                environment,
                "state",
                state,
                "q",
                q,
                "limit",
                limit,
                "cursor",
                cursor);
    }
}
