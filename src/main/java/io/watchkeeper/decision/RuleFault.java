package io.watchkeeper.decision;

/** A rule threw, ran past its limit of firings, or answered what cannot be a decision. Names the rule where that is known. */
public final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String rule;

    public RuleFault(String rule, String message, Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    /** Empty when the engine does not say. */
    public String rule() {
        return rule;
    }
}
