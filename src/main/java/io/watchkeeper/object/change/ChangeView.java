package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.object.ObjectName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change as people and programs see it.
 *
 * @param id as its sender named it; unique in the workspace
 * @param endedAt when somebody ended it before {@code endsAt}, or null
 * @param suppressed how many firing signals it holds back now
 * @param version goes up with each edit; the number in the ETag
 */
@Schema(name = "Change", examples = ChangeView.EXAMPLE)
public record ChangeView(
        String id,
        String workspace,
        ChangeKind kind,
        List<ObjectName> objects,
        Instant startsAt,
        Instant endsAt,
        boolean suppress,
        String summary,
        ChangeState state,
        Instant endedAt,
        long suppressed,
        long version,
        String createdBy,
        Instant createdAt) {
    static final String EXAMPLE =
            """
            {
              "id": "release-417", "workspace": "default", "kind": "RELEASE", "objects": [{"kind": "application", "name": "shop"}],
              "startsAt": "2026-03-01T08:00:00Z", "endsAt": "2026-03-01T09:00:00Z", "suppress": true, "summary": "Shop 4.17",
              "state": "OPEN", "endedAt": null, "suppressed": 2, "version": 1, "createdBy": "ci", "createdAt": "2026-03-01T07:58:00Z"
            }
            """;

    static ChangeView of(StoredChange stored, Instant now) {
        var change = stored.change();
        return new ChangeView(
                change.code(),
                stored.workspace(),
                change.kind(),
                change.objects(),
                change.startsAt(),
                change.endsAt(),
                change.suppress(),
                change.summary(),
                change.state(stored.endedAt(), now),
                stored.endedAt().orElse(null),
                stored.suppressed(),
                stored.version(),
                stored.createdBy(),
                stored.createdAt());
    }

    /** When it ends or ended. */
    public Instant end() {
        return endedAt != null && endedAt.isBefore(endsAt) ? endedAt : endsAt;
    }

    /** Some changes of a list, those that start last first. @param nextCursor where the next page begins, null on the last one */
    @Schema(name = "ChangePage")
    public record Page(List<ChangeView> items, String nextCursor) {}
}
