package io.watchkeeper.intake;

/** How strictly a format is read. */
enum Dialect {
    /** Ours: what is not known is a mistake that its sender wants to hear of. */
    OWN,
    /** Another system's: what is not known belongs to it, and is none of our business. */
    FOREIGN
}
