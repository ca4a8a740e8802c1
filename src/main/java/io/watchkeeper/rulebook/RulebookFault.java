package io.watchkeeper.rulebook;

import java.time.Instant;

/**
 * How the rules of a version first failed on a signal. What exactly the rule ran into stands in the journal of that signal's workspace only, for it may quote the
 * signal, and every workspace sees the rulebook.
 *
 * @param rule the name of the rule, empty where the engine does not say
 */
public record RulebookFault(Instant at, String rule) {}
