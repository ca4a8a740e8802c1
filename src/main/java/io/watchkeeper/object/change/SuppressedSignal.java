package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.object.ObjectName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A firing signal that a change holds back: it is kept, and opens no event until the change ends.
 *
 * @param title what its event would be called
 * @param changeId the change that holds it back
 */
@Schema(name = "SuppressedSignal")
public record SuppressedSignal(String signalId, String title, ObjectName object, Instant at, String changeId) {
    @Schema(name = "SuppressedSignalPage")
    public record Page(List<SuppressedSignal> items, String nextCursor) {}
}
