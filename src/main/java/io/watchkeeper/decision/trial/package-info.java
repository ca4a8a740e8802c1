/** Trying rules where a rule that eats all time or memory harms nobody. */
package io.watchkeeper.decision.trial;
