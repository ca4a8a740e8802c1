package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.object.ObjectName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change as it is sent; for the description of the API. */
@Schema(name = "ChangeBody", examples = ChangeBody.EXAMPLE)
record ChangeBody(
        String id,
        @Schema(required = true) ChangeKind kind,
        @Schema(required = true) List<ObjectName> objects,
        Instant startsAt,
        @Schema(required = true) Instant endsAt,
        boolean suppress,
        String summary) {
    static final String EXAMPLE =
            """
            {"id": "release-417", "kind": "RELEASE", "objects": [{"kind": "application", "name": "shop"}],
             "startsAt": "2026-03-01T08:00:00Z", "endsAt": "2026-03-01T09:00:00Z", "suppress": true, "summary": "Shop 4.17"}
            """;
}
