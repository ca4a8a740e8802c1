package io.watchkeeper.decision;

import io.watchkeeper.decision.content.Catalogue;
import io.watchkeeper.decision.content.Plans;
import io.watchkeeper.decision.content.Reasons;

/** One immutable, compiled version of all stages and their content. Safe to share between threads. */
public interface Rulebook {
    long version();

    RulebookContent content();

    Catalogue catalogue();

    Plans plans();

    Reasons reasons();
}
