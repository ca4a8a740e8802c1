package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.access.Grants;

/** What a person wants to be done with a version. */
public sealed interface Demand {
    /** May be empty where none is asked for. */
    String reason();

    /** @param author what who hands it in may edit */
    record Submit(String reason, Grants author) implements Demand {}

    record Approve(String reason) implements Demand {}

    record Reject(String reason) implements Demand {}

    /** @param at when; now where it is empty or past */
    record Publish(String reason, Optional<Instant> at) implements Demand {}

    record Rollback(String reason) implements Demand {}
}
