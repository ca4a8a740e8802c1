package io.watchkeeper.decision;

/** From files to a rulebook that can decide. */
public final class RulebookCompiler {
    private RulebookCompiler() {}

    /** @throws RulebookRejected with every problem found, each naming its file and, for tables, its cell */
    public static Rulebook compile(long version, RulebookContent content) {
        throw new IllegalStateException("being written");
    }
}
