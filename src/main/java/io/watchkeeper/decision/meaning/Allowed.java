package io.watchkeeper.decision.meaning;

import java.util.Optional;

/** The values of one axis that a row lets pass. A row that lets everything pass has none. */
sealed interface Allowed permits Values, Words {

    /** Whether it is proven that nothing passes. */
    boolean empty();

    /** Whether it is proven that everything passes here that passes there. */
    boolean contains(Allowed other);

    /** What passes both. */
    Allowed and(Allowed other);

    /** Whether it is proven that nothing passes both. */
    boolean apart(Allowed other);

    /** Whether a value may pass; false is proven. */
    boolean mayPass(Object value);

    /** A value that certainly passes, empty where none is known. */
    Optional<Object> sample(Axis axis);
}
