package io.watchkeeper.object;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An object as it is sent; for the description of the API. */
@Schema(name = "ManagedObjectBody", examples = ObjectBody.EXAMPLE)
record ObjectBody(
        @Schema(required = true) String kind,
        @Schema(required = true) String name,
        String application,
        String product,
        String site,
        String redundancyGroup,
        String environment,
        Importance importance,
        List<String> addresses,
        String connection,
        List<ObjectName> dependsOn,
        List<ObjectName> aliases,
        Map<String, String> labels,
        String source,
        ObjectState state) {
    static final String EXAMPLE =
            """
            {"kind": "host", "name": "web-1", "application": "shop", "site": "hz-a", "environment": "production", "importance": "HIGH",
             "addresses": ["10.0.0.5"], "connection": "ssh-web", "dependsOn": [{"kind": "database", "name": "orders"}]}
            """;
}
