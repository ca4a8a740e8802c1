package io.watchkeeper.intake;

import java.time.Instant;

/**
 * What is known of a post beside its body.
 *
 * @param id tells this post from every other; a repeated delivery has the same only when the sender gave it
 */
public record Post(String workspace, String source, Instant receivedAt, String id) {}
