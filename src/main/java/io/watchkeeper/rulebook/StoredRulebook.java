package io.watchkeeper.rulebook;

import io.watchkeeper.decision.RulebookContent;

/** A stored version and its files. */
public record StoredRulebook(RulebookVersion about, RulebookContent content) {}
