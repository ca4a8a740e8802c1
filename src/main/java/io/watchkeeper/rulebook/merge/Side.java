package io.watchkeeper.rulebook.merge;

/** Whose work is taken where both sides changed one thing. */
public enum Side {
    DRAFT,
    LIVE;

    <T> T of(T draft, T live) {
        return this == DRAFT ? draft : live;
    }
}
