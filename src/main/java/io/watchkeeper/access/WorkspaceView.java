package io.watchkeeper.access;

import java.time.Instant;

import io.watchkeeper.facts.Sentence;

/** A part of the installation whose objects only those see who have a role there. */
public record WorkspaceView(String code, Sentence name, String createdBy, Instant createdAt) {}
