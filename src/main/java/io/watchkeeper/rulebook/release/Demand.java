package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.Optional;

/** What a person wants to be done with a version. */
public sealed interface Demand {
    /** May be empty where none is asked for. */
    String reason();

    record Submit(String reason) implements Demand {}

    record Approve(String reason) implements Demand {}

    record Reject(String reason) implements Demand {}

    /** @param at when; now where it is empty or past */
    record Publish(String reason, Optional<Instant> at) implements Demand {}

    record Rollback(String reason) implements Demand {}
}
