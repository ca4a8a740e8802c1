/**
 * Tries rules that were never live in a process of their own, which is ended when it takes too long or too much memory: then a rule that no compiler comes back
 * from is named, and the service goes on.
 */
package io.watchkeeper.rulebook.trial;
