package io.watchkeeper.intake;

import java.util.List;

import io.watchkeeper.journal.Incoming;
import io.watchkeeper.problem.Flaw;

/** One member of a post. */
public sealed interface Member {
    /** It is a signal. */
    record Accepted(Incoming incoming) implements Member {}

    /**
     * It is none.
     *
     * @param index its place in the post, from 0
     * @param errors at least one, pointers into the post
     * @param body as it was sent, at most 64 KiB of it
     */
    record Rejection(int index, List<Flaw> errors, String body) implements Member {
        public Rejection {
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a member is rejected for a reason");
            }
            errors = List.copyOf(errors);
        }
    }
}
