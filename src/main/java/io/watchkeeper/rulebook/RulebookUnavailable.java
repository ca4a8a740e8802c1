package io.watchkeeper.rulebook;

/** No rulebook can decide on this node; whoever asked should ask again later, or another node. */
public final class RulebookUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulebookUnavailable(String why) {
        super(why);
    }
}
