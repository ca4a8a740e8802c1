package io.watchkeeper.access.once;

import java.util.Optional;

/** What the store says to a request under a key. */
sealed interface Claim {

    /** It is the first; its answer is to be kept, or else the key to be given back. */
    record First(Asked asked) implements Claim {}

    /**
     * It was answered before.
     *
     * @param location where what it started can be seen
     * @param body JSON
     */
    record Answered(int status, Optional<String> location, String body) implements Claim {}

    /** The first one under this key is not answered yet. */
    record UnderWay() implements Claim {}

    /** The key came with another request before. */
    record Taken() implements Claim {}
}
