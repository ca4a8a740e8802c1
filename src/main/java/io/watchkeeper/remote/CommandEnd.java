package io.watchkeeper.remote;

/** How a command ended, as far as that is known. */
public sealed interface CommandEnd {
    /** @param last lines that it wrote to its standard output, cut at both ends where there are many */
    record Exited(int code, String last) implements CommandEnd {}

    /** It was never begun. */
    record NotBegun(String why) implements CommandEnd {}

    /** It was begun, and how it ended is not known; or it was stopped for its time. */
    record Unknown(String why) implements CommandEnd {}
}
