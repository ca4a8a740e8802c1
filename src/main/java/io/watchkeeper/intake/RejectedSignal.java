package io.watchkeeper.intake;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A member of a post that was no signal.
 *
 * @param body as it was sent, at most 64 KiB of it
 * @param errors as they were answered, JSON
 */
public record RejectedSignal(
        String id, String workspace, String source, Instant receivedAt, String body, @JsonRawValue String errors) {}
